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
    kvmguests: statesOf(states, subject, 'kvmguests')[0]?.state ?? null,
    libvirtGuests: statesOf(states, subject, 'libvirt-guests')[0]?.state ?? null,
    bmc: entry.bmc === undefined ? null : stateOf(states, subject, 'bmc'),
    overload: statesOf(states, subject, 'overload')[0]?.state ?? null,
  };
}
