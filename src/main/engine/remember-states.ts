import type { SiteId } from '../../shared/domain/names.ts';
import type { Store } from '../store/open-store.ts';
import { sourceOf } from './fact.ts';
import type { RecalledState } from './ledger.ts';

/**
 * What the store knows of a site, to begin with: as last known, and unknown until its machine is read again.
 * Also closes the gap since the console last watched, so that the history does not claim that states held while
 * nobody looked.
 */
export function rememberStates(site: SiteId, store: Store, now: number): RecalledState[] {
  const lastSeen = store.spans.lastSeen(site);
  if (lastSeen === null) return [];
  store.spans.closeGap(site, lastSeen, now);
  return store.spans.lastKnown(site, now).map(({ subject, aspect, observer, value, at }) => {
    const key = { subject, name: aspect, observer };
    return { ...key, source: sourceOf(key), value: JSON.parse(value) as unknown, at };
  });
}
