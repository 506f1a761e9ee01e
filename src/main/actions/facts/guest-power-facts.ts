import type { HostName, NodeName } from '../../../shared/domain/names.ts';
import type { Fresh, HostFacts, RecoveryFacts } from './cluster-facts.ts';

/** Facts about one guest that is a node, and its cluster. */
export interface GuestPowerFacts extends RecoveryFacts {
  /** Of other nodes that do not answer: what the hosts say of their guests. */
  readonly silentOthers: readonly SilentNode[];
  /** Hosts with an RMS of their own that list the guest: who else is on there. */
  readonly beside: readonly HostBeside[];
}

export interface SilentNode {
  readonly node: NodeName;
  readonly hosts: readonly HostFacts[];
}

export interface HostBeside {
  readonly host: HostName;
  /** Names of the other domains in any state but shut off. */
  readonly others: Fresh<readonly string[]>;
}
