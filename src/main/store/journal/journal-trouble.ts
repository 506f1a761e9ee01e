import Database from 'better-sqlite3';
import { ZodError } from 'zod';
import type { JournalFailure } from './journal-failure.ts';

const FULL = ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'ENOSPC', 'EDQUOT'];
const DAMAGED = ['SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_ERROR'];

/** SQLite's and the file system's errors are expected trouble; everything else is a bug and is thrown on. */
export function toJournalFailure(error: unknown): JournalFailure {
  if (error instanceof ZodError) return { kind: 'damaged', detail: error.message };
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error;
  const { code } = error;
  const detail = `${code}: ${error.message}`;
  if (FULL.includes(code)) return { kind: 'disk-full', detail };
  const damaged = error instanceof Database.SqliteError && DAMAGED.some((prefix) => code.startsWith(prefix));
  return damaged ? { kind: 'damaged', detail } : { kind: 'failed', detail };
}
