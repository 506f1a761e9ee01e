import type { AssumedPlace, PlaceDoubt } from '../../../shared/domain/host-loss.ts';
import type { ClusterName, HostName } from '../../../shared/domain/names.ts';
import type {
  ClusterRecord,
  GuestRecord,
  HostRecord,
  SitePicture,
} from '../../../shared/domain/site-picture.ts';
import { isActive, isDoubtful } from '../reconcile/placement.ts';
import { configurationOf } from './configuration-of.ts';
import { isOfHostRms } from './host-rms.ts';
import type { Placements } from './where-it-runs.ts';

/** The plan in words of the picture: who is taken to run where, from where, and what that leaves open. */
export const assumedPlaces = (picture: SitePicture, planned: Placements): AssumedPlace[] =>
  picture.guests.flatMap((guest) => {
    const host = planned.get(guest.id);
    return host === undefined ? [] : [assumedPlace(guest, host, picture)];
  });

/** What RMS of the hosts starts may come back though it is planned to be off. */
function assumedPlace(guest: GuestRecord, host: HostName | null, picture: SitePicture): AssumedPlace {
  const { id, name, cluster, placements } = guest;
  const now = placements.filter(isActive).map((placement) => placement.host);
  const found: readonly Doubt[] = [
    ['place-unknown', now.length === 0 && (placements.length === 0 || placements.some(isDoubtful))],
    ...(host === null ? [] : doubtsThere(guest, host, picture)),
    ['host-rms', isOfHostRms(guest, picture.clusters)],
  ];
  return { id, name, cluster, host, now, doubts: found.flatMap(([doubt, is]) => (is ? [doubt] : [])) };
}

type Doubt = readonly [PlaceDoubt, boolean];

function doubtsThere(guest: GuestRecord, host: HostName, picture: SitePicture): readonly Doubt[] {
  const { cluster, placements } = guest;
  const target = picture.hosts.find((each) => each.name === host);
  const isMissing = answersOf(target) && !placements.some((placement) => placement.host === host);
  return [
    ['host-silent', !answersOf(target)],
    ['not-defined', isMissing],
    ['no-failover', isInC(picture.clusters, cluster) && !isThere(guest, host) && !hasFailover(target)],
  ];
}

/** It is seen to run there now. */
export const isThere = ({ placements }: GuestRecord, host: HostName): boolean =>
  placements.some((placement) => placement.host === host && isActive(placement));

const isInC = (clusters: readonly ClusterRecord[], name: ClusterName | null): boolean =>
  clusters.some((cluster) => cluster.name === name && configurationOf(cluster) === 'C');

/** Says what runs there. An ESXi host is asked nothing. */
export const answersOf = (host: HostRecord | undefined): boolean =>
  host?.kind === 'kvm' && host.libvirt.kind === 'known';

/** PRIMECLUSTER runs on the host as well, and it has kvmguests.conf (IAG 4.5, 2.2.1; 4.7, F.2.2). */
export const hasFailover = (host: HostRecord | undefined): boolean =>
  host !== undefined &&
  host.node !== null &&
  host.kvmguests?.kind === 'known' &&
  host.kvmguests.value !== null;
