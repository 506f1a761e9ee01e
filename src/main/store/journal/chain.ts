import { createHash } from 'node:crypto';

/** One stored entry, as its row is. `body` is JSON text on one line, hashed as it stands. */
export interface StoredEntry {
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly operation: string;
  readonly kind: string;
  readonly body: string;
  /** Lower-case hex. */
  readonly hash: string;
}

/** What stands before the first entry. */
export const NO_HASH = '0'.repeat(64);

/**
 * SHA-256 of previous hash, seq, at, operation, kind and body, each but the last followed by a line feed.
 * None but the last can hold one, so two different entries never have one encoding.
 */
export function chainHash(previous: string, entry: Omit<StoredEntry, 'hash'>): string {
  const { seq, at, operation, kind, body } = entry;
  return createHash('sha256')
    .update([previous, String(seq), String(at), operation, kind, body].join('\n'))
    .digest('hex');
}
