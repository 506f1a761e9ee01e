import type { HostLoss, LostGuest } from '../../../shared/domain/host-loss.ts';
import type { HostName } from '../../../shared/domain/names.ts';
import type { GuestRecord, SitePicture } from '../../../shared/domain/site-picture.ts';
import { applicationLoss } from './application-loss.ts';
import { clusterLoss } from './cluster-loss.ts';
import { isHostRmsDark, isOfHostRms } from './host-rms.ts';
import { lossDifferences } from './loss-differences.ts';
import { doubtfulNodes, nodesOff } from './planned-nodes.ts';
import { answersOf, assumedPlaces } from './planned-places.ts';
import { whereIsGuest, type Placements } from './where-it-runs.ts';

const AS_IT_IS: Placements = new Map();

/**
 * What would stop, go elsewhere and not come back if a host were lost now, or with the guests placed as planned. Pure;
 * what the picture does not know stays unknown. Null: the picture has no such host.
 */
export function hostLoss(picture: SitePicture, host: HostName, planned: Placements): HostLoss | null {
  const record = picture.hosts.find(({ name }) => name === host);
  if (record === undefined) return null;
  const toll = tollOf(picture, host, planned);
  const plan =
    planned.size === 0
      ? null
      : {
          assumed: assumedPlaces(picture, planned),
          differences: lossDifferences(tollOf(picture, host, AS_IT_IS), toll),
        };
  return { host, at: picture.at, plan, hostAnswers: answersOf(record), ...toll };
}

function tollOf(
  picture: SitePicture,
  host: HostName,
  planned: Placements,
): Pick<HostLoss, 'applications' | 'clusters' | 'guests'> {
  const doubtful = doubtfulNodes(planned, picture);
  const off = nodesOff(planned, picture);
  const clusters = picture.clusters.flatMap((cluster) => {
    const loss = clusterLoss(cluster, { picture, host, planned, doubtful, off });
    return loss === null ? [] : [{ cluster, loss }];
  });
  return {
    guests: picture.guests.flatMap((guest) => lostGuest(guest, host, planned, picture)),
    clusters: clusters.map(({ loss }) => loss),
    applications: clusters.flatMap(({ cluster, loss }) =>
      cluster.applications.flatMap(
        (application) => applicationLoss(application, loss, { doubtful, off }) ?? [],
      ),
    ),
  };
}

function lostGuest(
  guest: GuestRecord,
  host: HostName,
  planned: Placements,
  picture: SitePicture,
): readonly LostGuest[] {
  const where = whereIsGuest(guest, host, planned);
  if (where === 'elsewhere') return [];
  const { id, name, node, cluster } = guest;
  const runsThere = where === 'here' ? 'yes' : 'unknown';
  return [{ id, name, node, cluster, runsThere, returns: returnOf(guest, host, picture) }];
}

/** What RMS of the hosts starts comes back as that says (I40): nobody else need start it. */
function returnOf(guest: GuestRecord, host: HostName, picture: SitePicture): LostGuest['returns'] {
  const autostart = guest.placements.find((placement) => placement.host === host)?.autostart ?? null;
  if (autostart === null) return 'unknown';
  if (autostart) return 'with-host';
  return isOfHostRms(guest, picture.clusters) || isHostRmsDark(host, picture) ? 'unknown' : 'by-hand';
}
