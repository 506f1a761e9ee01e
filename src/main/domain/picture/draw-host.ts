import type { HostEntry } from '../../../shared/domain/inventory.ts';
import type { GuestId } from '../../../shared/domain/names.ts';
import type { HostRecord } from '../../../shared/domain/site-picture.ts';
import { severityOfHost } from '../health/host-findings.ts';
import type { LoadView } from './load-view.ts';
import { stateOf, statesOf, type StateView } from './state-view.ts';

/** A host as it stood at the view's moment; `guests` are those it lists. */
export function drawHost(
  entry: HostEntry,
  guests: readonly GuestId[],
  states: StateView,
  loads: LoadView,
): HostRecord {
  const subject = { kind: 'host', id: entry.name } as const;
  const files = statesOf(states, subject, 'kvmguests')[0];
  const record = {
    name: entry.name,
    address: entry.address ?? entry.name,
    group: entry.group ?? null,
    tags: entry.tags,
    libvirt: stateOf(states, subject, 'libvirt'),
    load: loads.host(entry.name),
    guests: [...guests],
    kvmguests: files?.state ?? null,
  };
  return { ...record, severity: severityOfHost(record) };
}
