import type { ClusterEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { GuestId } from '../../../shared/domain/names.ts';
import type { NodeRecord } from '../../../shared/domain/site-picture.ts';
import { severityOfNode } from '../health/node-findings.ts';
import { stateOf, type StateView } from './state-view.ts';

/** A node as it sees itself and as each other node of its cluster sees it. */
export function drawNode(
  entry: NodeEntry,
  cluster: ClusterEntry,
  guest: GuestId | null,
  states: StateView,
): NodeRecord {
  const subject = { kind: 'node', id: entry.name } as const;
  const record = {
    name: entry.name,
    cluster: cluster.name,
    address: entry.address ?? entry.name,
    guest,
    ssh: stateOf(states, subject, 'ssh'),
    cfLocal: stateOf(states, subject, 'cf-local'),
    cfSeen: cluster.nodes
      .filter(({ name }) => name !== entry.name)
      .map(({ name }) => ({ observer: name, state: stateOf(states, subject, 'cf', name) })),
    cfTimeoutSeconds: stateOf(states, subject, 'cf-timeout'),
    rms: stateOf(states, subject, 'sysnode'),
    sf: stateOf(states, subject, 'sf'),
  };
  return { ...record, severity: severityOfNode(record) };
}
