import type { GuestId, HostName } from '../../../shared/domain/names.ts';
import type { GuestRecord, NodeRecord, SitePicture } from '../../../shared/domain/site-picture.ts';
import { isActive } from '../reconcile/placement.ts';
import { configurationOf } from './configuration-of.ts';

/** Whether something runs on the host; `perhaps`: nobody knows. */
export type Whereabouts = 'here' | 'elsewhere' | 'perhaps';

/** A placement that somebody plans: it counts instead of the present one for the guests that it names. Null: off. */
export type Placements = ReadonlyMap<GuestId, HostName | null>;

export function whereIsGuest(guest: GuestRecord, host: HostName, planned: Placements): Whereabouts {
  const wanted = planned.get(guest.id);
  if (wanted !== undefined) return wanted === host ? 'here' : 'elsewhere';
  const own = guest.placements.find((placement) => placement.host === host);
  if (own === undefined) return 'elsewhere';
  if (isActive(own)) return 'here';
  if (own.standing.kind === 'known' && own.standing.value.state === 'shut off') return 'elsewhere';
  // It is seen to run on another host: an old or odd word of this one does not stand against that.
  return guest.placements.some((other) => other !== own && isActive(other)) ? 'elsewhere' : 'perhaps';
}

/** A node whose guest nobody could name may run on any host of its kind. */
export function whereIsNode(
  node: NodeRecord,
  host: HostName,
  planned: Placements,
  { guests, hosts, clusters }: SitePicture,
): Whereabouts {
  if (node.host !== null) return node.host === host ? 'here' : 'elsewhere';
  const guest = guests.find(({ id }) => id === node.guest);
  if (guest !== undefined) return whereIsGuest(guest, host, planned);
  const cluster = clusters.find(({ name }) => name === node.cluster);
  const isVmware = cluster !== undefined && configurationOf(cluster) === 'V';
  const isEsxi = hosts.find(({ name }) => name === host)?.kind === 'esxi';
  return isVmware === isEsxi ? 'perhaps' : 'elsewhere';
}
