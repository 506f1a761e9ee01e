import { worstOf } from '../../../shared/domain/severity.ts';
import type { ClusterEntry } from '../../../shared/domain/inventory.ts';
import type {
  AgentRecord,
  ApplicationRecord,
  ClusterRecord,
  NodeRecord,
} from '../../../shared/domain/site-picture.ts';
import { clusterFindings } from '../health/cluster-findings.ts';
import { observed, stateOf, type StateView } from './state-view.ts';

/** A cluster: its userApplications as each node's RMS shows them, its shutdown agents as each node tests them. */
export function drawCluster(
  entry: ClusterEntry,
  members: readonly NodeRecord[],
  states: StateView,
): ClusterRecord {
  const record = {
    name: entry.name,
    configuration: entry.configuration ?? null,
    nodes: entry.nodes.map(({ name }) => name),
    applications: applications(entry, states),
    agents: agents(entry, states),
  };
  const own = clusterFindings(record).map(({ severity }) => severity);
  return { ...record, severity: worstOf([...members.map(({ severity }) => severity), ...own]) };
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
