import { compareNames } from '../../ui/compare-names.ts';
import type { ClusterWords, GuestWords, HostWords } from '../../../../shared/domain/keyed-picture.ts';

export interface SiteFilter {
  readonly search: string;
  readonly group: string | null;
  readonly tag: string | null;
  readonly cluster: string | null;
}

export const NO_FILTER: SiteFilter = { search: '', group: null, tag: null, cluster: null };

/** What there is to choose from. */
export interface FilterChoices {
  readonly groups: readonly string[];
  readonly tags: readonly string[];
  readonly clusters: readonly string[];
}

export function filterChoices(hosts: readonly HostWords[], clusters: readonly ClusterWords[]): FilterChoices {
  return {
    groups: sorted(hosts.flatMap(({ group }) => (group === null ? [] : [group]))),
    tags: sorted(hosts.flatMap(({ tags }) => tags)),
    clusters: sorted(clusters.map(({ name }) => name)),
  };
}

const sorted = (words: readonly string[]): string[] => [...new Set(words)].sort(compareNames);

/**
 * The hosts that a filter leaves, in the site's order. A host stays when it fits by itself or when one of
 * its guests is what is looked for; its card always shows all its guests, so that no load is hidden.
 */
export function filterHosts(
  hosts: readonly HostWords[],
  guest: (id: string) => GuestWords | null,
  filter: SiteFilter,
): readonly HostWords[] {
  const { group, tag, cluster } = filter;
  const search = filter.search.trim().toLowerCase();
  if (search === '' && group === null && tag === null && cluster === null) return hosts;
  return hosts.filter((host) => {
    if (group !== null && host.group !== group) return false;
    if (tag !== null && !host.tags.includes(tag)) return false;
    const guests = host.guests.map(guest).filter((record) => record !== null);
    if (cluster !== null && !guests.some((record) => record.cluster === cluster)) return false;
    return search === '' || wordsOf(host, guests).some((word) => word.toLowerCase().includes(search));
  });
}

const wordsOf = (host: HostWords, guests: readonly GuestWords[]): string[] => [
  host.name,
  host.address,
  host.group ?? '',
  ...host.tags,
  ...guests.flatMap(({ name, node, cluster }) => [name, node ?? '', cluster ?? '']),
];
