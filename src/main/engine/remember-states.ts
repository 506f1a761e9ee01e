import type { SiteId } from '../../shared/domain/names.ts';
import type { Store } from '../store/open-store.ts';
import { sourceOf, type Fact } from './fact.ts';

/**
 * What the store knows of a site, as facts to begin with: each was known once and is unknown until its
 * machine is read again. Also closes the gap since the console last watched, so that the history does not
 * claim that states held while nobody looked.
 */
export function rememberStates(site: SiteId, store: Store, now: number): Fact[] {
  const lastSeen = store.spans.lastSeen(site);
  if (lastSeen === null) return [];
  store.spans.closeGap(site, lastSeen, now);
  return store.spans.lastKnown(site, now).flatMap(({ subject, aspect, observer, value, at }) => {
    const key = { subject, name: aspect, observer };
    const base = { ...key, source: sourceOf(key) };
    return [
      { ...base, outcome: { ok: true, value: JSON.parse(value) as unknown } as const, at },
      { ...base, outcome: { ok: false, error: { kind: 'not-asked' } } as const, at: now },
    ];
  });
}
