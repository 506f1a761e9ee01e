import type { Subject } from '../../../shared/domain/finding.ts';
import type { Place } from './place.ts';
import type { SiteRecords } from './site-records.ts';
import { useSitePart } from './use-site.ts';

/** Where the object of a finding or an alert is shown. A node is shown in the matrix of its cluster. */
export function placeOfSubject(records: SiteRecords, { kind, id }: Subject): Partial<Place> | null {
  switch (kind) {
    case 'host':
      return { view: 'hosts', object: id };
    case 'guest':
      return { view: 'guests', object: id };
    case 'cluster':
      return { view: 'clusters', object: id };
    case 'node':
      return placeOfNode(records, id);
    case 'application':
    case 'resource':
      return { view: 'clusters', object: id.split('/')[0] ?? id };
    case 'site':
      return { view: 'site' };
  }
}

function placeOfNode(records: SiteRecords, name: string): Partial<Place> | null {
  const node = records.nodes.wordsOf(name);
  return node === undefined ? null : { view: 'clusters', object: node.cluster };
}

/** The subject as a person knows it: a guest by its name, everything else by its id. */
export function useSubjectName({ kind, id }: Subject): string {
  return useSitePart(({ records }) => (kind === 'guest' ? (records.guests.wordsOf(id)?.name ?? id) : id));
}

const known = new Map<string, Partial<Place>>();

/** The same object each time it is asked for; null: the site has no such object. */
export function useSubjectPlace(subject: Subject): Partial<Place> | null {
  return useSitePart(({ records }) => {
    const place = placeOfSubject(records, subject);
    if (place === null) return null;
    const key = JSON.stringify(place);
    const before = known.get(key) ?? place;
    known.set(key, before);
    return before;
  });
}
