import type { Subject } from '../../../../shared/domain/finding.ts';
import type { SiteRecords } from '../../live/site-records.ts';
import type { Selection } from './selection.ts';

const known = new Map<string, Selection>();

/** What to show in the panel for the subject of a finding; the same object each time it is asked for. */
export function selectionOf(records: SiteRecords, subject: Subject): Selection | null {
  const found = find(records, subject);
  if (found === null) return null;
  const key = `${found.kind}:${found.id}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  known.set(key, found);
  return found;
}

function find(records: SiteRecords, { kind, id }: Subject): Selection | null {
  switch (kind) {
    case 'host':
    case 'guest':
    case 'cluster':
      return { kind, id };
    case 'node':
      return ofNode(records, id);
    case 'application':
    case 'resource':
      return { kind: 'cluster', id: id.split('/')[0] ?? id };
    case 'site':
      return null;
  }
}

/** A node is shown as its guest; one whose guest is not known, as its cluster. */
function ofNode(records: SiteRecords, name: string): Selection | null {
  const node = records.nodes.wordsOf(name);
  if (node === undefined) return null;
  return node.guest !== null && records.guests.has(node.guest)
    ? { kind: 'guest', id: node.guest }
    : { kind: 'cluster', id: node.cluster };
}
