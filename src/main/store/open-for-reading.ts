import Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../shared/result.ts';
import { connectionOf } from './connection.ts';
import type { StoreFailure } from './failures.ts';
import { MIGRATIONS, versionOf } from './migrations.ts';
import { isNodeTooOld, storeOf, toStoreFailure, type Store, type StoreOptions } from './open-store.ts';
import { DEFAULT_RETENTION } from './retention.ts';

/** `older`: only its own core may bring it up to date. `newer`: nothing in it can be read by this program. */
export type ReadingFailure =
  | Exclude<StoreFailure, { kind: 'locked' }>
  | { readonly kind: 'older' }
  | { readonly kind: 'newer'; readonly detail: string };

export interface StoreForReading {
  readonly store: Store;
  /** `newer`: a newer program wrote it; there may be more in it than this one knows of. */
  readonly schema: 'own' | 'newer';
}

/**
 * Opens a store that exists without its lock and without changing it, also while a core writes to it: everything
 * that is read is as it stood at the first question. Close it soon, since it keeps SQLite from shortening its
 * write-ahead log. SQLite itself needs to be allowed to make its `-wal` and `-shm` files beside it.
 */
export function openForReading(options: StoreOptions): Result<StoreForReading, ReadingFailure> {
  if (isNodeTooOld()) return fail({ kind: 'old-node' });
  let db: Database.Database | null = null;
  try {
    db = new Database(options.file, { readonly: true, fileMustExist: true });
    db.exec('BEGIN');
    const opened = openAs(versionOf(db), db, options);
    if (!opened.ok) db.close();
    return opened;
  } catch (error) {
    db?.close();
    return fail(toStoreFailure(error));
  }
}

function openAs(
  version: number,
  db: Database.Database,
  { clock, log, retention = DEFAULT_RETENTION }: StoreOptions,
): Result<StoreForReading, ReadingFailure> {
  if (version < MIGRATIONS.length) return fail({ kind: 'older' });
  const open = () => storeOf(connectionOf(db, 'reading', clock, log), null, retention);
  if (version === MIGRATIONS.length) return ok({ store: open(), schema: 'own' });
  try {
    return ok({ store: open(), schema: 'newer' });
  } catch (error) {
    return fail({ kind: 'newer', detail: toStoreFailure(error).detail });
  }
}
