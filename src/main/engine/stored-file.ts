import { siteFileSchema, type SiteFile } from '../../shared/domain/inventory.ts';
import type { SiteId } from '../../shared/domain/names.ts';
import type { Store } from '../store/open-store.ts';

/** What the console was told to watch at a moment; null when the site was not watched then. */
export function storedFile(site: SiteId, store: Store, moment: number): SiteFile | null {
  const stored = store.inventories.at(site, moment);
  if (stored === null) return null;
  const file = siteFileSchema.safeParse(JSON.parse(stored.json));
  return file.success ? file.data : null;
}
