import type { NodeName } from '../../../shared/domain/names.ts';
import type { HostFacts, RecoveryFacts } from './cluster-facts.ts';

/** Facts about one guest that is a node, and its cluster. */
export interface GuestPowerFacts extends RecoveryFacts {
  /** Of other nodes that do not answer: what the hosts say of their guests. */
  readonly silentOthers: readonly SilentNode[];
}

export interface SilentNode {
  readonly node: NodeName;
  readonly hosts: readonly HostFacts[];
  readonly ranOn: RecoveryFacts['ranOn'];
}
