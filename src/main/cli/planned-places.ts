import type { PlannedPlace } from '../../shared/domain/host-loss.ts';
import { hostNameSchema, type GuestId, type HostName } from '../../shared/domain/names.ts';
import type { GuestRecord, SitePicture } from '../../shared/domain/site-picture.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Text } from '../../shared/text/text.ts';
import { halves } from './host-words.ts';

/** `GUEST=HOST` or `GUEST=off` of a command line; the guest by its name or UUID. */
export interface NamedPlace {
  readonly word: string;
  readonly guest: string;
  /** Null: off. */
  readonly host: HostName | null;
}

const OFF = 'off';

/**
 * A guest that the site does not have, or more than one of that name. `node`: the word names a node, whose guest has
 * another name or is not known, as on VMware. `off-is-host`: a host bears the name that means none.
 */
export interface PlaceProblem {
  readonly place: NamedPlace;
  readonly why: 'nobody' | 'node' | 'several' | 'off-is-host';
  readonly ids: readonly GuestId[];
}

type Named = Pick<SitePicture, 'nodes'> & {
  readonly hosts: readonly Pick<SitePicture['hosts'][number], 'name'>[];
  readonly guests: readonly Pick<GuestRecord, 'id' | 'name'>[];
};

/** The first word that is no place comes back instead. */
export function namedPlaces(words: readonly string[]): Result<readonly NamedPlace[], string> {
  const places: NamedPlace[] = [];
  for (const word of words) {
    const [guest, name] = halves(word, '=');
    const host = hostNameSchema.safeParse(name);
    if (guest === '' || !host.success) return fail(word);
    places.push({ word, guest, host: name === OFF ? null : host.data });
  }
  return ok(places);
}

/** The same places by the UUIDs of the site's guests. A name that several guests bear is not guessed. */
export function placesOf(
  places: readonly NamedPlace[],
  { guests, nodes, hosts }: Named,
): Result<readonly PlannedPlace[], PlaceProblem> {
  const found: PlannedPlace[] = [];
  const isOffHost = hosts.some(({ name }) => String(name) === OFF);
  for (const place of places) {
    const ids = guests
      .filter(({ id, name }) => name === place.guest || id === place.guest.toLowerCase())
      .map(({ id }) => id);
    const [guest, ...others] = ids;
    if (guest === undefined) {
      const isNode = nodes.some(({ name }) => name === place.guest);
      return fail({ place, why: isNode ? 'node' : 'nobody', ids });
    }
    if (others.length > 0) return fail({ place, why: 'several', ids });
    if (place.host === null && isOffHost) return fail({ place, why: 'off-is-host', ids });
    found.push({ guest, host: place.host });
  }
  return ok(found);
}

const PROBLEMS = {
  nobody: 'cli.plan.loss.noGuest',
  node: 'cli.plan.loss.nodeNoGuest',
  several: 'cli.plan.loss.severalGuests',
  'off-is-host': 'cli.plan.loss.offIsHost',
} as const;

export const placeProblemText = (text: Text, { place: { word, guest }, why, ids }: PlaceProblem): string =>
  text(PROBLEMS[why], { word, guest, ids: ids.join(', ') });
