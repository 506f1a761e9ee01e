import type { HostEntry } from '../../../shared/domain/inventory.ts';
import type { GuestId } from '../../../shared/domain/names.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import type { HostDraft } from '../reconcile/site-readings.ts';
import type { LoadView } from './load-view.ts';
import { stateOf, statesOf, type StateView } from './state-view.ts';

/** What a host carries and what it is. */
export interface HostSeat {
  readonly guests: readonly GuestId[];
  readonly node: NodeName | null;
}

/** A host as it stood at the view's moment; `guests` are those it lists. */
export function drawHost(entry: HostEntry, seat: HostSeat, states: StateView, loads: LoadView): HostDraft {
  const subject = { kind: 'host', id: entry.name } as const;
  return {
    name: entry.name,
    kind: entry.kind ?? 'kvm',
    node: seat.node,
    address: entry.address ?? entry.name,
    group: entry.group ?? null,
    tags: entry.tags,
    libvirt: stateOf(states, subject, 'libvirt'),
    load: loads.host(entry.name),
    guests: [...seat.guests],
    kvmguests: only(statesOf(states, subject, 'kvmguests')),
    libvirtGuests: only(statesOf(states, subject, 'libvirt-guests')),
    bmc: entry.bmc === undefined ? null : stateOf(states, subject, 'bmc'),
    overload: only(statesOf(states, subject, 'overload')),
  };
}

/** The one that a host has of an aspect; null: it is never asked. */
const only = <T>([first]: readonly { readonly state: T }[]): T | null => first?.state ?? null;
