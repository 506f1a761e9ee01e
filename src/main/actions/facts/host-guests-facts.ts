import type { DomainStanding } from '../../../shared/domain/domain-state.ts';
import type { ClusterEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { LibvirtGuests } from '../../../shared/domain/machine-settings.ts';
import type { GuestId, HostName, NodeName } from '../../../shared/domain/names.ts';
import type { Fresh, HostCluster, HostFacts } from './cluster-facts.ts';
import type { SwitchFacts } from './gather-switch.ts';
import type { GuestPowerFacts } from './guest-power-facts.ts';

export interface DomainHere {
  readonly id: GuestId;
  readonly name: string;
  readonly standing: DomainStanding;
  readonly managedSave: boolean;
  /** libvirt starts it with the host, without asking anybody. */
  readonly autostart: boolean;
}

/** A guest of the host that is a node, with everything that its own power and its applications need to be judged. */
export interface NodeGuest {
  /** Its domain's name. */
  readonly guest: string;
  readonly entry: NodeEntry;
  readonly cluster: ClusterEntry;
  readonly power: GuestPowerFacts;
  readonly applications: SwitchFacts;
}

/** A guest that no node of the site is, as every host lists it. */
export interface PlainGuest {
  readonly guest: string;
  readonly hosts: readonly HostFacts[];
}

/** A host and its guests: those that are on, and those that somebody chose for. */
export interface HostGuestsFacts {
  readonly at: number;
  readonly host: HostName;
  readonly domains: Fresh<readonly DomainHere[]>;
  readonly libvirtGuests: Fresh<LibvirtGuests | null>;
  readonly nodes: readonly NodeGuest[];
  readonly plain: readonly PlainGuest[];
  /** Nodes of the site of which nobody knows which guest they are: any guest may be one of them. */
  readonly unnamed: readonly NodeName[];
  /** The cluster that the host is a node of itself; null: it is none. */
  readonly hostCluster: HostCluster | null;
  /** What the last drain of this host was asked to stop, by the record. */
  readonly drained: readonly string[];
}

export const isOn = ({ standing }: DomainHere): boolean => standing.state !== 'shut off';

/** Whether the host lists that guest as on. One that runs on another host meanwhile is none of this host's business. */
export const isOnHere = (guest: string, { domains }: Pick<HostGuestsFacts, 'domains'>): boolean =>
  domains.result.ok && domains.result.value.some((domain) => domain.name === guest && isOn(domain));
