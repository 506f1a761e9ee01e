import type { PlannedPlace, WrongPlace } from '../../../shared/domain/host-loss.ts';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';

/** Planned places of which nothing can be told, each with why. None: the plan can be reckoned with. */
export function wrongPlaces(
  { guests, hosts }: Pick<SitePicture, 'guests' | 'hosts'>,
  places: readonly PlannedPlace[],
): WrongPlace[] {
  const names = new Map(guests.map(({ id, name }) => [id, name]));
  const kinds = new Map(hosts.map(({ name, kind }) => [name, kind]));
  const seen = new Set<PlannedPlace['guest']>();
  const why = ({ guest, host }: PlannedPlace): WrongPlace['why'] | null => {
    if (!names.has(guest)) return 'no-such-guest';
    if (seen.has(guest)) return 'twice';
    seen.add(guest);
    if (host === null) return null;
    const kind = kinds.get(host);
    if (kind === undefined) return 'no-such-host';
    // Every guest of the picture is a domain of libvirt: none of them runs on an ESXi host.
    return kind === 'kvm' ? null : 'other-kind';
  };
  return places.flatMap((place) => {
    const found = why(place);
    return found === null ? [] : [{ ...place, name: names.get(place.guest) ?? null, why: found }];
  });
}
