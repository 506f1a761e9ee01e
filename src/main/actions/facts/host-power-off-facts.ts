import type { PowerState } from '../../../shared/domain/bmc.ts';
import type { HostLoss } from '../../../shared/domain/host-loss.ts';
import type { HostName } from '../../../shared/domain/names.ts';
import type { Asserted, Fresh } from './cluster-facts.ts';
import type { GuestPowerFacts } from './guest-power-facts.ts';

export interface NodePerhapsHere extends GuestPowerFacts {
  /** UUIDs of its guest; none: nobody knows which domain it is, as another may bear its name. */
  readonly uuids: readonly string[];
  /** Whether its sshd lets us in anew. */
  readonly call: Fresh<unknown>;
}

/** What an operation was opened on: whatever is found later is neither held by it nor read by the person who began it. */
export interface OpenedOn {
  readonly clusters: readonly string[];
  readonly falls: readonly string[];
}

/** Everything that bears on whether a host may lose its power with all that is on it. */
export interface HostPowerOffFacts {
  readonly at: number;
  readonly host: HostName;
  readonly hostIs: 'kvm' | 'esxi';
  /** Whether its libvirt and its sshd answer, whatever they say. */
  readonly libvirt: Fresh<unknown>;
  readonly ssh: Fresh<unknown>;
  /** Whether they let us in anew: what times out on a connection that was kept may be slow, or the connection dead. */
  readonly calls: readonly Fresh<unknown>[];
  /** Null: the site file names no BMC. */
  readonly power: Fresh<PowerState> | null;
  /** Nodes that run there, or of which nothing that is remembered says that they do not; the host itself where it is one. */
  readonly nodes: readonly NodePerhapsHere[];
  /** Names of the guests that the host was last known to run. */
  readonly lastKnown: readonly string[];
  /** What falls with it, as far as is remembered; null: nobody knows. */
  readonly loss: HostLoss | null;
  readonly opened: OpenedOn;
  readonly asserted: readonly Asserted[];
}
