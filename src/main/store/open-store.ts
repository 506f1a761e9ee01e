import Database from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { Alerts } from './alerts.ts';
import { connectionOf, type Connection } from './connection.ts';
import { Entities } from './entities.ts';
import type { StoreFailure } from './failures.ts';
import { Inventories } from './inventories.ts';
import { takeLock, type Lock } from './lock.ts';
import { Maintenance, type MaintenanceReport } from './maintenance.ts';
import { migrate, MIGRATIONS, versionOf } from './migrations.ts';
import { Outbox } from './outbox.ts';
import { Polls } from './polls.ts';
import { DEFAULT_RETENTION, type Retention } from './retention.ts';
import { Samples } from './samples.ts';
import { Spans } from './spans.ts';

export interface StoreOptions {
  /** ':memory:' in tests. */
  readonly file: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly retention?: Retention;
}

/** The history of every site. All times are epoch milliseconds. */
export interface Store {
  /** `reading`: opened for that, or written by a newer program; every write is refused as a value. */
  readonly mode: 'writing' | 'reading';
  readonly spans: Spans;
  readonly samples: Samples;
  readonly polls: Polls;
  readonly inventories: Inventories;
  readonly alerts: Alerts;
  readonly outbox: Outbox;
  readonly bytes: () => number;
  /** Call it each minute; see `Maintenance`. */
  readonly maintain: () => MaintenanceReport;
  /** Ends the lock too. Safe to call twice. */
  readonly close: () => void;
}

/** better-sqlite3 13 on Node 20 dies with a segmentation fault, which nobody could report. */
const NEEDED_NAPI = 10;
export const isNodeTooOld = (): boolean => Number(process.versions['napi']) < NEEDED_NAPI;

/** Opens or creates the store and takes its lock: one process writes, until it closes or ends. */
export function openStore(options: StoreOptions): Result<Store, StoreFailure> {
  if (isNodeTooOld()) return fail({ kind: 'old-node' });
  try {
    if (options.file === ':memory:') return openLocked(options, null);
    mkdirSync(path.dirname(options.file), { recursive: true, mode: 0o700 });
    const lock = takeLock(options.file, options.clock.now());
    return lock.ok ? openLocked(options, lock.value) : lock;
  } catch (error) {
    return fail(toStoreFailure(error));
  }
}

function openLocked(options: StoreOptions, lock: Lock | null): Result<Store, StoreFailure> {
  let connection: Connection | null = null;
  try {
    connection = connect(options);
    return ok(storeOf(connection, lock, options.retention ?? DEFAULT_RETENTION));
  } catch (error) {
    connection?.db.close();
    lock?.release();
    return fail(toStoreFailure(error));
  }
}

function connect({ file, clock, log }: StoreOptions): Connection {
  const db = new Database(file);
  try {
    if (versionOf(db) > MIGRATIONS.length) {
      db.close();
      log.warn('The store was written by a newer program and is opened for reading only', { file });
      return connectionOf(new Database(file, { readonly: true }), 'reading', clock, log);
    }
    // Before the first table: pages that retention frees can be given back to the disk.
    db.pragma('auto_vacuum = INCREMENTAL');
    db.pragma('journal_mode = WAL');
    // A crash of the process loses nothing that was committed; a power failure may lose the last commits.
    db.pragma('synchronous = NORMAL');
    migrate(db);
    return connectionOf(db, 'writing', clock, log);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** The store behind an open connection. `lock` null: it holds none. */
export function storeOf(connection: Connection, lock: Lock | null, retention: Retention): Store {
  const entities = new Entities(connection);
  const maintenance = new Maintenance(connection, entities, retention);
  return {
    mode: connection.mode,
    spans: new Spans(connection),
    samples: new Samples(connection, entities),
    polls: new Polls(connection, entities),
    inventories: new Inventories(connection),
    alerts: new Alerts(connection),
    outbox: new Outbox(connection),
    bytes: () => maintenance.bytes(),
    maintain: () => maintenance.run(),
    close: () => {
      if (!connection.db.open) return;
      connection.db.close();
      lock?.release();
    },
  };
}

const DAMAGED = ['SQLITE_NOTADB', 'SQLITE_CORRUPT'];

export function toStoreFailure(error: unknown): Extract<StoreFailure, { kind: 'damaged' | 'failed' }> {
  if (!(error instanceof Error)) throw error;
  const code = error instanceof Database.SqliteError ? error.code : '';
  const detail = code === '' ? error.message : `${code}: ${error.message}`;
  return DAMAGED.some((prefix) => code.startsWith(prefix))
    ? { kind: 'damaged', detail }
    : { kind: 'failed', detail };
}
