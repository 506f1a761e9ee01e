import Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { WriteFailure } from './failures.ts';

const SLOW_MS = 50;

/** One open database: the only thing in this room that begins transactions. */
export interface Connection {
  readonly db: Database.Database;
  readonly mode: 'writing' | 'reading';
  readonly clock: Clock;
  readonly log: Logger;
  /** Runs a question; one that took more than 50 ms is logged by its name. */
  readonly timed: <T>(name: string, work: () => T) => T;
  /** Runs `work` in one transaction: all of it is stored, or nothing and the reason is the value. */
  readonly write: <T>(name: string, work: () => T) => Result<T, WriteFailure>;
}

export function connectionOf(
  db: Database.Database,
  mode: 'writing' | 'reading',
  clock: Clock,
  log: Logger,
): Connection {
  const timed = <T>(name: string, work: () => T): T => {
    const started = clock.now();
    const result = work();
    const ms = clock.now() - started;
    if (ms > SLOW_MS) log.warn('A statement was slow', { statement: name, ms });
    return result;
  };
  const write = <T>(name: string, work: () => T): Result<T, WriteFailure> => {
    if (mode === 'reading') return fail({ kind: 'read-only' });
    try {
      return ok(timed(name, () => db.transaction(work).immediate()));
    } catch (error) {
      const failure = toWriteFailure(error);
      log.warn('Nothing was stored', { statement: name, failure });
      return fail(failure);
    }
  };
  return { db, mode, clock, log, timed, write };
}

/** SQLite's own errors are expected trouble; everything else is a bug and is thrown on. */
function toWriteFailure(error: unknown): WriteFailure {
  if (!(error instanceof Database.SqliteError)) throw error;
  const detail = `${error.code}: ${error.message}`;
  const full = error.code === 'SQLITE_FULL' || error.code === 'SQLITE_IOERR_WRITE';
  return full ? { kind: 'disk-full', detail } : { kind: 'failed', detail };
}
