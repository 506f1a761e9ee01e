import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { PowerState } from '../../../shared/domain/bmc.ts';
import type { DomainStanding } from '../../../shared/domain/domain-state.ts';
import type { GuestId, HostName, NodeName } from '../../../shared/domain/names.ts';
import type { NodeRound } from '../../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import type { Result } from '../../../shared/result.ts';

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
  /** Null: the site file does not say which guest it is. `host`: the node is a host itself. */
  readonly guest: GuestWord | null;
  readonly nodeIs: 'guest' | 'host';
  readonly own: NodeFacts;
  readonly others: readonly NodeFacts[];
  readonly hosts: readonly HostFacts[];
  /** First stored LEFTCLUSTER of any observer that still lasts; null: not known, counted from now. */
  readonly leftSince: number | null;
  /** How long SF may take, ms. */
  readonly sfBudgetMs: number;
}
