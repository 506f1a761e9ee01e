import type { HostLoss, LostGuest } from '../../../shared/domain/host-loss.ts';
import type { HostName } from '../../../shared/domain/names.ts';
import type { GuestRecord, HostRecord, SitePicture } from '../../../shared/domain/site-picture.ts';
import { applicationLoss } from './application-loss.ts';
import { clusterLoss } from './cluster-loss.ts';
import { whereIsGuest, type Placements } from './where-it-runs.ts';

/**
 * What would stop, go elsewhere and not come back if a host were lost now, or with the guests placed as planned. Pure;
 * what the picture does not know stays unknown. Null: the picture has no such host.
 */
export function hostLoss(picture: SitePicture, host: HostName, planned: Placements): HostLoss | null {
  const record = picture.hosts.find(({ name }) => name === host);
  if (record === undefined) return null;
  const clusters = picture.clusters.flatMap((cluster) => {
    const loss = clusterLoss(cluster, host, planned, picture);
    return loss === null ? [] : [{ cluster, loss }];
  });
  return {
    host,
    at: picture.at,
    planned: planned.size > 0,
    hostAnswers: answers(record),
    guests: picture.guests.flatMap((guest) => lostGuest(guest, host, planned)),
    clusters: clusters.map(({ loss }) => loss),
    applications: clusters.flatMap(({ cluster, loss }) =>
      cluster.applications.flatMap((application) => applicationLoss(application, loss) ?? []),
    ),
  };
}

/** An ESXi host is asked nothing. */
const answers = ({ kind, libvirt }: HostRecord): boolean => kind === 'kvm' && libvirt.kind === 'known';

function lostGuest(guest: GuestRecord, host: HostName, planned: Placements): readonly LostGuest[] {
  const where = whereIsGuest(guest, host, planned);
  if (where === 'elsewhere') return [];
  const { id, name, node, cluster } = guest;
  const autostart = guest.placements.find((placement) => placement.host === host)?.autostart ?? null;
  const returns = autostart === null ? 'unknown' : autostart ? 'with-host' : 'by-hand';
  return [{ id, name, node, cluster, runsThere: where === 'here' ? 'yes' : 'unknown', returns }];
}
