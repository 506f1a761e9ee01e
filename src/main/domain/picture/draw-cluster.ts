import type { ClusterEntry } from '../../../shared/domain/inventory.ts';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import type { AgentRecord, ApplicationRecord } from '../../../shared/domain/site-picture.ts';
import { deduceConfiguration } from '../reconcile/deduce-configuration.ts';
import type { ClusterDraft } from '../reconcile/site-readings.ts';
import type { Neighbours } from './seats.ts';
import { observed, stateOf, statesOf, type StateView } from './state-view.ts';

/** A cluster: its userApplications as each node's RMS shows them, its shutdown agents as each node tests them. */
export function drawCluster(entry: ClusterEntry, around: Neighbours, states: StateView): ClusterDraft {
  const declared = entry.configuration ?? null;
  const ofAgents = agents(entry, states);
  return {
    name: entry.name,
    configuration: declared,
    nodes: entry.nodes.map(({ name }) => name),
    applications: applications(entry, states),
    agents: ofAgents,
    deduction: deduceConfiguration({ ...around, declared, agents: ofAgents }),
    strangers: strangers(entry, states),
    objects: entry.nodes.some(({ host }) => host !== undefined) ? objects(entry, states) : [],
  };
}

/** Ids of a cluster's RMS objects are `cluster/name`. */
export const objectId = (cluster: string, name: string): string => `${cluster}/${name}`;

function applications(entry: ClusterEntry, states: StateView): ApplicationRecord[] {
  const prefix = objectId(entry.name, '');
  return states
    .subjects('application')
    .filter((id) => id.startsWith(prefix))
    .sort()
    .map((id) => ({
      name: id.slice(prefix.length),
      onNodes: entry.nodes.map(({ name }) => ({
        node: name,
        standing: stateOf(states, { kind: 'application', id }, 'application', name),
      })),
    }));
}

/** Nodes that CF lists and the inventory does not know. */
function strangers(entry: ClusterEntry, states: StateView): ClusterDraft['strangers'] {
  return states.of({ kind: 'cluster', id: entry.name }).flatMap((state) => {
    const observer = nodeNameSchema.safeParse(state.observer);
    if (!state.name.startsWith('stranger:') || !observer.success) return [];
    const name = state.name.slice('stranger:'.length);
    return [{ name, observer: observer.data, state: observed('cf', state) }];
  });
}

/** RMS objects by name and type; hvdisp does not print how they hang together. */
function objects(entry: ClusterEntry, states: StateView): ClusterDraft['objects'] {
  const prefix = objectId(entry.name, '');
  return states
    .subjects('resource')
    .filter((id) => id.startsWith(prefix))
    .sort()
    .flatMap((id) => {
      const types = statesOf(states, { kind: 'resource', id }, 'resource').flatMap(({ state }) =>
        state.kind === 'known' ? [state.value.type] : state.last === null ? [] : [state.last.value.type],
      );
      const [type] = types;
      return type === undefined ? [] : [{ name: id.slice(prefix.length), type }];
    });
}

function agents(entry: ClusterEntry, states: StateView): AgentRecord[] {
  const names = new Map(entry.nodes.map(({ name }) => [String(name), name]));
  return entry.nodes.flatMap((target) =>
    states.of({ kind: 'node', id: target.name }).flatMap((state) => {
      const observer = names.get(state.observer);
      if (observer === undefined || !state.name.startsWith('agent:')) return [];
      const agent = state.name.slice('agent:'.length);
      return [{ observer, target: target.name, agent, standing: observed('agent', state) }];
    }),
  );
}
