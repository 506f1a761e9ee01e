import type { GuestWords } from '../../../../shared/domain/keyed-picture.ts';
import type { SiteState } from '../../live/site-source.ts';

/** Configuration C: a host's own CF node, with the guest nodes that go down with it. */
export interface HostNode {
  readonly node: string;
  readonly guests: readonly { readonly id: string; readonly node: string }[];
}

/** Null: the host is no node itself. Only guests that are known to run here are carried. */
export function hostNodeOf({ records }: Pick<SiteState, 'records'>, host: string): HostNode | null {
  const record = records.hosts.wordsOf(host);
  if (record === undefined || record.node === null) return null;
  const guests = record.guests.flatMap((id) => {
    const guest = records.guests.wordsOf(id);
    return guest === undefined || guest.node === null || !runsOn(guest, host)
      ? []
      : [{ id, node: guest.node }];
  });
  return { node: record.node, guests };
}

/** The records that it is made of. */
export function hostNodeInputs({ records }: SiteState, host: string): readonly unknown[] {
  const record = records.hosts.wordsOf(host);
  const guests = record?.node === null ? [] : (record?.guests ?? []);
  return [record, ...guests.map((id) => records.guests.wordsOf(id))];
}

const STOPPED: ReadonlySet<string> = new Set(['shut off', 'no state']);

const runsOn = ({ placements }: GuestWords, host: string): boolean =>
  placements.some(
    ({ host: where, standing }) =>
      where === host && standing.kind === 'known' && !STOPPED.has(standing.value.state),
  );
