import type { NodeName } from '../../../shared/domain/names.ts';
import type { HostFacts, NodeFacts, RecoveryFacts } from './cluster-facts.ts';

/** Facts about one guest that is a node, its cluster, and what else may have its power in hand. */
export interface GuestPowerFacts extends RecoveryFacts {
  /** Of other nodes that do not answer: what the hosts say of their guests. */
  readonly silentOthers: readonly SilentNode[];
  /** Clusters of hosts that may run the guest: their RMS may control it. */
  readonly hostClusters: readonly HostCluster[];
  /** Names of the site's other nodes: what an RMS resource may be for instead. */
  readonly otherNames: readonly string[];
}

export interface SilentNode {
  readonly node: NodeName;
  readonly hosts: readonly HostFacts[];
}

export interface HostCluster {
  readonly cluster: string;
  /** Every node of it was asked now. */
  readonly nodes: readonly NodeFacts[];
}
