import Database from 'better-sqlite3';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { StoreFailure } from './failures.ts';

const ownerSchema = z.object({ pid: z.int(), bootId: z.string(), since: z.string() });

export interface Lock {
  readonly release: () => void;
}

/**
 * One writing core per store. The lock is the operating system's (an exclusive SQLite transaction on
 * `<file>.lock`), so it ends with its process however that ends, and a stale one cannot exist. Who holds
 * it is written beside it in `<file>.owner`, for people only. Not for network file systems.
 */
export function takeLock(file: string, now: number): Result<Lock, StoreFailure> {
  const db = new Database(`${file}.lock`, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (!(error instanceof Database.SqliteError)) throw error;
    const busy = error.code === 'SQLITE_BUSY';
    return fail(busy ? { kind: 'locked', by: ownerOf(file) } : { kind: 'failed', detail: error.message });
  }
  const owner = { pid: process.pid, bootId: bootId(), since: new Date(now).toISOString() };
  writeFileSync(`${file}.owner`, JSON.stringify(owner), { mode: 0o600 });
  const release = (): void => {
    rmSync(`${file}.owner`, { force: true });
    db.close();
  };
  return ok({ release });
}

function ownerOf(file: string): string {
  try {
    const owner = ownerSchema.parse(JSON.parse(readFileSync(`${file}.owner`, 'utf8')));
    return `process ${owner.pid} since ${owner.since}`;
  } catch {
    // The holder is just starting or ending: its name is a courtesy, the lock itself is certain.
    return 'another process';
  }
}

const BOOT_ID = '/proc/sys/kernel/random/boot_id';
const bootId = (): string => (existsSync(BOOT_ID) ? readFileSync(BOOT_ID, 'utf8').trim() : '');
