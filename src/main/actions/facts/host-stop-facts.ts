import type { PowerState } from '../../../shared/domain/bmc.ts';
import type { LibvirtGuests } from '../../../shared/domain/machine-settings.ts';
import type { HostName } from '../../../shared/domain/names.ts';
import type { Asserted, Fresh, NodeFacts } from './cluster-facts.ts';

export interface ActiveDomain {
  readonly name: string;
  /** As virsh says it, with its reason. */
  readonly state: string;
}

/** Everything that bears on whether a host's operating system may be stopped. */
export interface HostStopFacts {
  readonly at: number;
  readonly host: HostName;
  /** Domains in any state but shut off. */
  readonly active: Fresh<readonly ActiveDomain[]>;
  /** Command lines of QEMU processes, whatever libvirt says. */
  readonly processes: Fresh<readonly string[]>;
  /** Null values: the host has no such file. */
  readonly libvirtGuests: Fresh<LibvirtGuests | null>;
  /** Null: the site file names no BMC. */
  readonly power: Fresh<PowerState> | null;
  /** Names of the guests that the host was last known to run. */
  readonly lastKnown: readonly string[];
  /** Of a host that is a cluster node itself; null: it is none. */
  readonly cluster: {
    readonly name: string;
    readonly own: NodeFacts;
    readonly others: readonly NodeFacts[];
  } | null;
  readonly asserted: readonly Asserted[];
}
