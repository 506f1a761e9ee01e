import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import type { Entry } from './entry.ts';

type Overloaded = Pick<Entry, 'site' | 'subject' | 'facts'>;

/**
 * What the host had too much of and what is not known now, for a sentence; null: all of it is known, or is asked for
 * no more. That is no finding of its own: a kernel may never tell of memory and disks, so only what was read as too
 * much counts.
 */
export function unreadOverload(
  { site, subject, facts }: Overloaded,
  sites: readonly SitePicture[],
): string | null {
  const hosts = sites.find((picture) => picture.site === site)?.hosts;
  const overload = hosts?.find(({ name }) => name === subject.id)?.overload ?? null;
  if (overload === null) return null;
  const had = partsIn(facts);
  if (overload.kind !== 'known') return had.join(', ');
  const { value } = overload;
  const unread = PARTS.filter((part) => had.includes(part) && value[part] === null);
  return unread.length === 0 ? null : unread.join(', ');
}

const PARTS = ['cpu', 'memory', 'io'] as const;

/** Read as too much, now or when it was read last. */
function partsIn({ what, unread }: Overloaded['facts']): readonly string[] {
  const named = [what, unread].flatMap((names) => names?.split(', ') ?? []);
  return PARTS.filter((part) => named.includes(part));
}

/** An entry that only what is not known keeps open names that alone: the rest was read and is over. */
export function withUnreadAlone(entry: Entry, sites: readonly SitePicture[]): Entry {
  const what = entry.code === 'host-overloaded' ? unreadOverload(entry, sites) : null;
  if (what === null) return entry;
  const rest = Object.entries(entry.facts).filter(([name]) => name !== 'unread');
  return { ...entry, facts: { ...Object.fromEntries(rest), what } };
}
