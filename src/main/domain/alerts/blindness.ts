import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import type { Entry } from './entry.ts';
import { unreadOverload } from './overload-parts.ts';

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
    if (entry.code === 'host-overloaded' && unreadOverload(entry, sites) !== null) return true;
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
