import type { SiteEntry } from '../../../shared/contract/setup.ts';
import type { SiteId } from '../../../shared/domain/names.ts';

export type SiteChoice =
  | { readonly kind: 'waiting' }
  /** There is no site yet: the first start. */
  | { readonly kind: 'none' }
  /** The link names a site that is not in the list. */
  | { readonly kind: 'stranger'; readonly id: SiteId }
  | { readonly kind: 'site'; readonly entry: SiteEntry };

/** Which site to show: the one that the link names, else the one shown last, else the first. */
export function chooseSite(
  sites: readonly SiteEntry[] | null,
  wanted: SiteId | null,
  last: string | null,
): SiteChoice {
  if (sites === null) return { kind: 'waiting' };
  if (wanted !== null) {
    const named = sites.find(({ id }) => id === wanted);
    return named === undefined ? { kind: 'stranger', id: wanted } : { kind: 'site', entry: named };
  }
  const entry = sites.find(({ id }) => id === last) ?? sites[0];
  return entry === undefined ? { kind: 'none' } : { kind: 'site', entry };
}
