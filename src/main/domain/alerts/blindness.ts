import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import type { Entry } from './entry.ts';

/** Whether the sources that would confirm an alert are not known now. A site that is gone confirms nothing. */
export function blindness(sites: readonly SitePicture[]): (entry: Entry) => boolean {
  const unknown = new Set(
    sites.flatMap(({ site, findings }) =>
      findings
        .filter(({ severity }) => severity === 'unknown')
        .map(({ subject }) => `${site} ${subject.kind}:${subject.id}`),
    ),
  );
  return (entry) => {
    const { site, subject, facts } = entry;
    if (entry.code === 'host-overloaded' && isOverloadUnread(entry, sites)) return true;
    const observers = (facts['observer'] ?? '').split(', ').map((name) => `node:${name}`);
    const witnesses = [
      `${subject.kind}:${subject.id}`,
      `node:${facts['node'] ?? ''}`,
      `host:${facts['host'] ?? ''}`,
      ...observers,
    ];
    return witnesses.some((witness) => unknown.has(`${site ?? ''} ${witness}`));
  };
}

/**
 * Whether something of what the host had too much of is not known now. That is no finding of its own: a kernel may
 * never tell of memory and disks, so only what was read as too much counts.
 */
function isOverloadUnread({ site, subject, facts }: Entry, sites: readonly SitePicture[]): boolean {
  const hosts = sites.find((picture) => picture.site === site)?.hosts;
  const overload = hosts?.find(({ name }) => name === subject.id)?.overload ?? null;
  if (overload?.kind !== 'known') return overload !== null;
  const had = new Set((facts['what'] ?? '').split(', '));
  return Object.entries(overload.value).some(([part, isTooMuch]) => had.has(part) && isTooMuch === null);
}
