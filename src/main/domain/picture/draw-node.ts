import type { ClusterEntry, HostEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { GuestId } from '../../../shared/domain/names.ts';
import type { NodeDraft } from '../reconcile/site-readings.ts';
import { stateOf, type StateView } from './state-view.ts';

/** Where a node is: in a guest, or a host itself. */
export interface NodeSeat {
  readonly guest: GuestId | null;
  readonly host: HostEntry | null;
}

/** A node as it sees itself and as each other node of its cluster sees it. */
export function drawNode(
  entry: NodeEntry,
  cluster: ClusterEntry,
  seat: NodeSeat,
  states: StateView,
): NodeDraft {
  const subject = { kind: 'node', id: entry.name } as const;
  const others = cluster.nodes.map(({ name }) => name).filter((name) => name !== entry.name);
  return {
    name: entry.name,
    cluster: cluster.name,
    address: entry.address ?? seat.host?.address ?? seat.host?.name ?? entry.name,
    guest: seat.guest,
    host: seat.host?.name ?? null,
    ssh: stateOf(states, subject, 'ssh'),
    cfLocal: stateOf(states, subject, 'cf-local'),
    cfSeen: others.map((name) => ({ observer: name, state: stateOf(states, subject, 'cf', name) })),
    cfTimeoutSeconds: stateOf(states, subject, 'cf-timeout'),
    rms: stateOf(states, subject, 'sysnode'),
    rmsSeen: others.map((name) => ({
      observer: name,
      standing: stateOf(states, subject, 'sysnode', name),
    })),
    sf: stateOf(states, subject, 'sf'),
    clock: stateOf(states, subject, 'clock'),
    rcsd: stateOf(states, subject, 'rcsd'),
    agentTargets: stateOf(states, subject, 'agent-targets'),
    rmsSettings: stateOf(states, subject, 'rms-settings'),
  };
}
