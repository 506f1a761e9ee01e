import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { CONFIGURATIONS } from '../../../shared/domain/inventory.ts';
import type { Attestation } from '../../../shared/domain/operation-request.ts';
import type { PowerState } from '../../../shared/domain/bmc.ts';
import type { DomainStanding } from '../../../shared/domain/domain-state.ts';
import type { GuestId, HostName, NodeName } from '../../../shared/domain/names.ts';
import type { NodeRound } from '../../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import type { Result } from '../../../shared/result.ts';

export type Configuration = (typeof CONFIGURATIONS)[number];

/** An answer that was asked for now, with what it was asked by. Never from the polls' memory. */
export interface Fresh<T> {
  readonly result: Result<T, ProbeFailure>;
  readonly evidence: Evidence;
}

/** A guest's domain on one host. Null values: that host does not list it. */
export interface DomainOnHost {
  readonly id: GuestId;
  readonly standing: DomainStanding;
  readonly managedSave: boolean;
}

/** Everything about one KVM host that bears on whether a guest of the site can run there. */
export interface HostFacts {
  readonly host: HostName;
  readonly domain: Fresh<DomainOnHost | null>;
  /** Command lines of QEMU processes that name the guest, whatever libvirt says. */
  readonly processes: Fresh<readonly string[]>;
  /** Null: the site file names no BMC. */
  readonly power: Fresh<PowerState> | null;
}

export interface NodeFacts {
  readonly node: NodeName;
  readonly round: Fresh<NodeRound>;
}

/** The guest that is a node, as the site file names it: its UUID or its domain's name. */
export type GuestWord = string;

/** Facts about the recovery of one node of a cluster. `others` are the cluster's other nodes. */
export interface RecoveryFacts {
  readonly at: number;
  readonly cluster: string;
  readonly node: NodeName;
  /** Null: the site file does not say which guest it is. `host`: the node is a host itself; `vmware`: no source tells its power. */
  readonly guest: GuestWord | null;
  readonly nodeIs: 'guest' | 'host' | 'vmware';
  readonly own: NodeFacts;
  readonly others: readonly NodeFacts[];
  readonly hosts: readonly HostFacts[];
  /** Hosts where it was last known not to be off, as long as it was not heard after they fell silent. */
  readonly ranOn: readonly HostName[];
  /** First stored LEFTCLUSTER of any observer that still lasts; null: not known, counted from now. */
  readonly leftSince: number | null;
  /** How long SF may take, ms. */
  readonly sfBudgetMs: number;
  /** `C`: the Host OS failover acts first where a host has failed. Null: nobody knows. */
  readonly configuration: Configuration | null;
  /** Words of a person that stand in for what no machine told, by what they typed. */
  readonly asserted: readonly Asserted[];
  /** Clusters of hosts that may run the guest: their RMS may control it. */
  readonly hostClusters: readonly HostCluster[];
  /** Hosts of such a cluster that list the guest: who else is on there. */
  readonly beside: readonly HostBeside[];
  /** Names of the site's other nodes: what an RMS resource may be for instead. */
  readonly otherNames: readonly string[];
}

export interface HostBeside {
  readonly host: HostName;
  /** Names of the other domains in any state but shut off. */
  readonly others: Fresh<readonly string[]>;
}

export interface HostCluster {
  readonly cluster: string;
  /** Every node of it was asked now. */
  readonly nodes: readonly NodeFacts[];
}

/** A person's word with its person and time. Never an observation. */
export interface Asserted extends Attestation {
  readonly person: string;
  readonly at: number;
}

/** Facts about a cluster as a whole: every node was asked now. */
export interface ClusterFacts {
  readonly at: number;
  readonly cluster: string;
  readonly nodes: readonly NodeFacts[];
}
