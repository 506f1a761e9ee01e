import type { PlannedPlace } from '../../shared/domain/host-loss.ts';
import { hostNameSchema, type GuestId, type HostName } from '../../shared/domain/names.ts';
import type { GuestRecord } from '../../shared/domain/site-picture.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Text } from '../../shared/text/text.ts';

/** `GUEST=HOST` of a command line; the guest by its name or UUID. */
export interface NamedPlace {
  readonly word: string;
  readonly guest: string;
  readonly host: HostName;
}

/** A guest that the site does not have, or more than one of that name. */
export interface PlaceProblem {
  readonly place: NamedPlace;
  readonly ids: readonly GuestId[];
}

/** The first word that is no place comes back instead. */
export function namedPlaces(words: readonly string[]): Result<readonly NamedPlace[], string> {
  const places: NamedPlace[] = [];
  for (const word of words) {
    const mark = word.indexOf('=');
    const host = hostNameSchema.safeParse(word.slice(mark + 1));
    if (mark < 1 || !host.success) return fail(word);
    places.push({ word, guest: word.slice(0, mark), host: host.data });
  }
  return ok(places);
}

/** The same places by the UUIDs of the site's guests. A name that several guests bear is not guessed. */
export function placesOf(
  places: readonly NamedPlace[],
  guests: readonly Pick<GuestRecord, 'id' | 'name'>[],
): Result<readonly PlannedPlace[], PlaceProblem> {
  const found: PlannedPlace[] = [];
  for (const place of places) {
    const ids = guests
      .filter(({ id, name }) => name === place.guest || id === place.guest.toLowerCase())
      .map(({ id }) => id);
    const [guest, ...others] = ids;
    if (guest === undefined || others.length > 0) return fail({ place, ids });
    found.push({ guest, host: place.host });
  }
  return ok(found);
}

export const placeProblemText = (text: Text, { place: { word, guest }, ids }: PlaceProblem): string =>
  ids.length === 0
    ? text('cli.plan.loss.noGuest', { word, guest })
    : text('cli.plan.loss.severalGuests', { word, guest, ids: ids.join(', ') });
