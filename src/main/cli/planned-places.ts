import type { PlannedPlace } from '../../shared/domain/host-loss.ts';
import { hostNameSchema, type GuestId, type HostName } from '../../shared/domain/names.ts';
import type { GuestRecord, SitePicture } from '../../shared/domain/site-picture.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Text } from '../../shared/text/text.ts';
import { halves } from './host-words.ts';

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
  /** The word names a node, whose guest has another name or is not known, as on VMware. */
  readonly isNode: boolean;
}

type Named = Pick<SitePicture, 'nodes'> & {
  readonly guests: readonly Pick<GuestRecord, 'id' | 'name'>[];
};

/** The first word that is no place comes back instead. */
export function namedPlaces(words: readonly string[]): Result<readonly NamedPlace[], string> {
  const places: NamedPlace[] = [];
  for (const word of words) {
    const [guest, name] = halves(word, '=');
    const host = hostNameSchema.safeParse(name);
    if (guest === '' || !host.success) return fail(word);
    places.push({ word, guest, host: host.data });
  }
  return ok(places);
}

/** The same places by the UUIDs of the site's guests. A name that several guests bear is not guessed. */
export function placesOf(
  places: readonly NamedPlace[],
  { guests, nodes }: Named,
): Result<readonly PlannedPlace[], PlaceProblem> {
  const found: PlannedPlace[] = [];
  for (const place of places) {
    const ids = guests
      .filter(({ id, name }) => name === place.guest || id === place.guest.toLowerCase())
      .map(({ id }) => id);
    const [guest, ...others] = ids;
    if (guest === undefined || others.length > 0)
      return fail({ place, ids, isNode: nodes.some(({ name }) => name === place.guest) });
    found.push({ guest, host: place.host });
  }
  return ok(found);
}

export function placeProblemText(text: Text, { place: { word, guest }, ids, isNode }: PlaceProblem): string {
  if (ids.length > 0) return text('cli.plan.loss.severalGuests', { word, guest, ids: ids.join(', ') });
  return text(isNode ? 'cli.plan.loss.nodeNoGuest' : 'cli.plan.loss.noGuest', { word, guest });
}
