import { foundLockSchema, type FoundLock } from '../../../shared/contract/site-lock.ts';
import type { SiteLockHolder } from './judge-site-lock.ts';

/** Each lock once, with the nodes that have it. One that cannot be read is none that a person could mean. */
export function foundLocks(holders: readonly SiteLockHolder[]): FoundLock[] {
  const found = new Map<string, FoundLock>();
  for (const { node, ...lock } of holders) {
    const key = JSON.stringify(lock);
    const nodes = [...(found.get(key)?.nodes ?? []), node];
    const read = foundLockSchema.safeParse({ ...lock, nodes });
    if (read.success) found.set(key, read.data);
  }
  return [...found.values()];
}
