import Database from 'better-sqlite3';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { takeLock, type Lock } from '../lock.ts';
import { migrate, versionOf } from '../migrations.ts';
import { isNodeTooOld } from '../open-store.ts';
import { HeadFile, NO_ENTRIES, type Head } from './head-file.ts';
import type { JournalFailure } from './journal-failure.ts';
import { JournalFile } from './journal-file.ts';
import { JOURNAL_MIGRATIONS } from './journal-schema.ts';
import { toJournalFailure } from './journal-trouble.ts';

export const JOURNAL_FILE = 'journal.sqlite';
const BUSY_MS = 5000;

export interface JournalOptions {
  /** The console's data folder. */
  readonly folder: string;
  /** Epoch milliseconds, for the name of the lock's holder. */
  readonly now: number;
}

/**
 * Opens or creates the record for writing: one process, until it closes or ends. The whole chain is checked
 * first; one that is not intact is `tampered` and is not written to. A head that a crash left one entry
 * behind is brought up.
 */
export function openJournalFile({ folder, now }: JournalOptions): Result<JournalFile, JournalFailure> {
  if (isNodeTooOld()) return fail({ kind: 'old-node' });
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = path.join(folder, JOURNAL_FILE);
    const lock = takeLock(file, now);
    if (!lock.ok) return lock;
    const opened = openLocked(file, new HeadFile(folder), lock.value);
    if (!opened.ok) lock.value.release();
    return opened;
  } catch (error) {
    return fail(toJournalFailure(error));
  }
}

/**
 * Opens a record that exists, without its lock and without changing it, also while a console writes. Each
 * question is a short transaction of its own. A `newer` file is read when its entries still look the same.
 */
export function openJournalForReading(folder: string): Result<JournalFile, JournalFailure> {
  if (isNodeTooOld()) return fail({ kind: 'old-node' });
  const file = path.join(folder, JOURNAL_FILE);
  const heads = new HeadFile(folder);
  if (!existsSync(file)) {
    const head = heads.read();
    const cutOff = head !== 'missing' && (head === 'unreadable' || head.count > 0);
    return fail(cutOff ? { kind: 'tampered', problem: { kind: 'cut-off', seq: 1 } } : { kind: 'no-file' });
  }
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
    const version = versionOf(db);
    const known = JOURNAL_MIGRATIONS.length;
    if (version >= known) return ok(new JournalFile(db, heads, NO_ENTRIES, null));
    db.close();
    return fail({ kind: 'older', version, known });
  } catch (error) {
    db?.close();
    return fail(toJournalFailure(error));
  }
}

function openLocked(file: string, heads: HeadFile, lock: Lock): Result<JournalFile, JournalFailure> {
  // A folder without the file, but with a head that knows entries, is not a new one.
  const before = heads.read();
  const db = new Database(file, { timeout: BUSY_MS });
  try {
    chmodSync(file, 0o600);
    const version = versionOf(db);
    const known = JOURNAL_MIGRATIONS.length;
    const opened: Result<JournalFile, JournalFailure> =
      version > known ? fail({ kind: 'newer', version, known }) : openKnown(db, heads, before, lock);
    if (!opened.ok) db.close();
    return opened;
  } catch (error) {
    db.close();
    return fail(toJournalFailure(error));
  }
}

function openKnown(
  db: Database.Database,
  heads: HeadFile,
  before: Head | 'missing' | 'unreadable',
  lock: Lock,
): Result<JournalFile, JournalFailure> {
  // PERSIST: the rollback journal keeps the blocks that a reservation gave it. FULL: no power failure loses
  // what was answered. Freed pages stay in the file.
  db.pragma('journal_mode = PERSIST');
  db.pragma('synchronous = FULL');
  db.pragma('temp_store = MEMORY');
  db.pragma('secure_delete = OFF');
  migrate(db, JOURNAL_MIGRATIONS);
  if (before === 'missing' && isEmpty(db)) heads.write(NO_ENTRIES);
  const report = new JournalFile(db, heads, NO_ENTRIES, null).verify();
  if (!report.ok) return report;
  const { problem, count, hash } = report.value;
  if (problem !== null) return fail({ kind: 'tampered', problem });
  heads.write({ count, hash });
  return ok(new JournalFile(db, heads, { count, hash }, lock));
}

const isEmpty = (db: Database.Database) => db.prepare('SELECT 1 FROM entry LIMIT 1').get() === undefined;
