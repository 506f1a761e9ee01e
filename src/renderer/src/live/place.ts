import { createContext, use } from 'react';
import { siteIdSchema, type SiteId } from '../../../shared/domain/names.ts';
import type { Moment } from '../../../shared/domain/moment.ts';

export const VIEWS = [
  'site',
  'clusters',
  'hosts',
  'guests',
  'alerts',
  'operations',
  'advice',
  'rehearsal',
  'settings',
] as const;
export type View = (typeof VIEWS)[number];

/** What is on the screen: which site, which view, which object of it (null: the list), at which moment. */
export interface Place {
  readonly site: SiteId | null;
  readonly view: View;
  /** The host's name, the guest's UUID, the node's or cluster's name. */
  readonly object: string | null;
  readonly moment: Moment;
}

/** The link to a place: `#/hosts/kvm-a?site=dc1&at=1700000000000`. */
export function hrefOf({ site, view, object, moment }: Place): string {
  const path = object === null ? `#/${view}` : `#/${view}/${encodeURIComponent(object)}`;
  const query = new URLSearchParams();
  if (site !== null) query.set('site', site);
  if (moment !== 'now') query.set('at', String(moment));
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** Reads a link. What cannot be read falls back to the Site view, to no site and to now. */
export function parsePlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [view, object] = path.split('/');
  const values = new URLSearchParams(query);
  return {
    site: siteIdSchema.safeParse(values.get('site')).data ?? null,
    view: VIEWS.find((known) => known === view) ?? 'site',
    object: object === undefined || object === '' ? null : decoded(object),
    moment: momentOf(values.get('at')),
  };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

const momentOf = (text: string | null): Moment =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : 'now';

export interface Places {
  readonly place: Place;
  /** Goes to another place; what is left out stays as it is. `object` falls back to null when the view changes. */
  readonly go: (to: Partial<Place>) => void;
  /** The link to another place, by the same rule. */
  readonly href: (to: Partial<Place>) => string;
}

export const PlacesContext = createContext<Places | null>(null);

export function usePlaces(): Places {
  const places = use(PlacesContext);
  if (places === null) throw new Error('No PlacesContext above this component');
  return places;
}

/** The place that `to` means, seen from `from`. */
export function placeFrom(from: Place, to: Partial<Place>): Place {
  const leaves = to.view !== undefined || to.site !== undefined;
  return { ...from, object: leaves ? null : from.object, ...to };
}

export function useMoment(): { readonly moment: Moment; readonly setMoment: (moment: Moment) => void } {
  const { place, go } = usePlaces();
  return { moment: place.moment, setMoment: (moment) => go({ moment }) };
}
