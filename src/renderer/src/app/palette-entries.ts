import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import type { Place } from '../live/place.ts';

export interface PaletteObject {
  readonly id: string;
  readonly kind: 'host' | 'guest' | 'node' | 'cluster';
  readonly name: string;
  /** Beside the name: where it is. */
  readonly detail: string;
  readonly to: Partial<Place>;
}

/** Everything of the site that one can jump to. A node leads to its guest, or to its cluster without one. */
export function objectsOf(picture: SitePicture): PaletteObject[] {
  return [
    ...picture.hosts.map(({ name, address }) =>
      entry('host', name, name === address ? '' : address, { view: 'hosts', object: name }),
    ),
    ...picture.guests.map(({ id, name, placements }) => ({
      ...entry('guest', name, placements[0]?.host ?? '', { view: 'guests', object: id }),
      id: `guest ${id}`,
    })),
    ...picture.nodes.map(({ name, cluster, guest }) =>
      entry(
        'node',
        name,
        cluster,
        guest === null ? { view: 'clusters', object: cluster } : { view: 'guests', object: guest },
      ),
    ),
    ...picture.clusters.map(({ name, nodes }) =>
      entry('cluster', name, nodes.join(', '), { view: 'clusters', object: name }),
    ),
  ];
}

const entry = (
  kind: PaletteObject['kind'],
  name: string,
  detail: string,
  to: Partial<Place>,
): PaletteObject => ({
  id: `${kind} ${name}`,
  kind,
  name,
  detail,
  to,
});

/**
 * The best matches first: exact, beginning, within, then all words anywhere in name and detail. At most
 * `limit`, so that a large site opens as fast as a small one.
 */
export function bestMatches<T extends { readonly name: string; readonly detail: string }>(
  entries: readonly T[],
  query: string,
  limit: number,
): T[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return entries.slice(0, limit);
  return entries
    .map((item) => ({ item, rank: rankOf(item.name.toLowerCase(), item.detail.toLowerCase(), wanted) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, limit)
    .map(({ item }) => item);
}

function rankOf(name: string, detail: string, wanted: string): number {
  if (name === wanted) return 4;
  if (name.startsWith(wanted)) return 3;
  if (name.includes(wanted)) return 2;
  const all = `${name} ${detail}`;
  return wanted.split(/\s+/).every((word) => all.includes(word)) ? 1 : 0;
}
