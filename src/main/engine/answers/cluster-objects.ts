import type { ClusterDetail } from '../../../shared/contract/details.ts';
import { nodeNameSchema, type NodeName } from '../../../shared/domain/names.ts';
import type { Observed } from '../../../shared/domain/reading.ts';
import type { RmsStanding } from '../../../shared/domain/rms.ts';
import { objectId } from '../../domain/picture/draw-cluster.ts';
import { observed, stateOf, type StateEntry, type StateView } from '../../domain/picture/state-view.ts';
import type { AspectValue } from '../../domain/picture/aspects.ts';

/** Every RMS resource of a cluster as each of its nodes shows it. */
export function resourcesOf(
  view: StateView,
  cluster: string,
  nodes: readonly NodeName[],
): ClusterDetail['resources'] {
  const prefix = objectId(cluster, '');
  return view
    .subjects('resource')
    .filter((id) => id.startsWith(prefix))
    .sort()
    .map((id) => {
      const states = nodes.map((node) => ({
        node,
        state: stateOf(view, { kind: 'resource', id }, 'resource', node),
      }));
      return {
        name: id.slice(prefix.length),
        type: states.flatMap(({ state }) => typeOf(state))[0] ?? '',
        onNodes: states.map(({ node, state }) => ({ node, standing: standingOf(state) })),
      };
    });
}

/** Nodes that CF lists and the inventory does not know. */
export function strangersOf(view: StateView, cluster: string): ClusterDetail['strangers'] {
  return view.of({ kind: 'cluster', id: cluster }).flatMap((entry: StateEntry) => {
    const observer = nodeNameSchema.safeParse(entry.observer);
    if (!entry.name.startsWith('stranger:') || !observer.success) return [];
    const observedName = entry.name.slice('stranger:'.length);
    return [{ observer: observer.data, observed: observedName, state: observed('cf', entry) }];
  });
}

type Resource = Observed<AspectValue<'resource'>>;

function typeOf(state: Resource): string[] {
  if (state.kind === 'known') return [state.value.type];
  return state.last === null ? [] : [state.last.value.type];
}

function standingOf(state: Resource): Observed<RmsStanding | null> {
  if (state.kind === 'known') return { ...state, value: state.value.standing };
  const last = state.last === null ? null : { value: state.last.value.standing, at: state.last.at };
  return { ...state, last };
}
