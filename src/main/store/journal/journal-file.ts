import type Database from 'better-sqlite3';
import { z } from 'zod';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Lock } from '../lock.ts';
import { chainHash, type StoredEntry } from './chain.ts';
import type { Head, HeadFile } from './head-file.ts';
import type { JournalFailure } from './journal-failure.ts';
import { toJournalFailure } from './journal-trouble.ts';
import { Reserve, type Reservation } from './reserve.ts';
import { verifyChain, type ChainReport } from './verify-chain.ts';

/** What is appended; number and hash are the file's own. `body` is JSON text on one line. */
export type NewEntry = Omit<StoredEntry, 'seq' | 'hash'>;

const rowSchema = z.object({
  seq: z.int(),
  at: z.int(),
  operation: z.string(),
  kind: z.string(),
  body: z.string(),
  hash: z.string(),
});
const read = (rows: readonly unknown[]): readonly StoredEntry[] => rows.map((row) => rowSchema.parse(row));

const COLUMNS = 'SELECT seq, at, operation, kind, body, hash FROM entry';
const ONE_WORD = /^[^\n]+$/;
const wordSchema = z.string().regex(ONE_WORD);

/** The open record. Entries are only ever appended; every answer is on disk before it is given. */
export class JournalFile {
  readonly mode: 'writing' | 'reading';
  readonly #db: Database.Database;
  readonly #heads: HeadFile;
  readonly #lock: Lock | null;
  readonly #reserve: Reserve;
  #head: Head;

  constructor(db: Database.Database, heads: HeadFile, head: Head, lock: Lock | null) {
    this.mode = lock === null ? 'reading' : 'writing';
    this.#db = db;
    this.#heads = heads;
    this.#head = head;
    this.#lock = lock;
    this.#reserve = new Reserve(db);
  }

  /**
   * On disk, with its head, when it answers. After a failure the entry may be there or not, so what it
   * announces must not be done; the chain is sound either way.
   */
  append(entry: NewEntry): Result<StoredEntry, JournalFailure> {
    if (this.mode === 'reading') return fail({ kind: 'read-only' });
    wordSchema.parse(entry.operation);
    wordSchema.parse(entry.kind);
    try {
      // What an earlier append could not write: the file is never more than one entry ahead.
      this.#catchUp();
      const stored = this.#insert(entry);
      this.#head = { count: stored.seq, hash: stored.hash };
      this.#heads.write(this.#head);
      return ok(stored);
    } catch (error) {
      return fail(toJournalFailure(error));
    }
  }

  /**
   * Allocates blocks for `bytes` of entries on top of what is promised to others, so that they can be
   * written on a full disk. Count about 5,000 bytes an entry besides its body.
   */
  reserve(bytes: number): Result<Reservation, JournalFailure> {
    if (this.mode === 'reading') return fail({ kind: 'read-only' });
    try {
      this.#heads.reserve(this.#head);
      return ok(this.#reserve.take(bytes));
    } catch (error) {
      return fail(toJournalFailure(error));
    }
  }

  /** Recomputes the whole chain; throws nothing that a damaged file can cause. */
  verify(): Result<ChainReport, JournalFailure> {
    return this.#asking(() => verifyChain((after, limit) => this.#after(after, limit), this.#heads));
  }

  /** Entries of one operation in their order. */
  ofOperation(operation: string): Result<readonly StoredEntry[], JournalFailure> {
    return this.#rows(`${COLUMNS} WHERE operation = ? ORDER BY seq`, [operation]);
  }

  /** Entries of the given kinds, oldest first. */
  ofKinds(kinds: readonly string[]): Result<readonly StoredEntry[], JournalFailure> {
    const marks = kinds.map(() => '?').join(', ');
    return this.#rows(`${COLUMNS} WHERE kind IN (${marks}) ORDER BY seq`, kinds);
  }

  /** Entries of one kind with a number below `before`, newest first. */
  newestOfKind(kind: string, before: number, limit: number): Result<readonly StoredEntry[], JournalFailure> {
    return this.#rows(`${COLUMNS} WHERE kind = ? AND seq < ? ORDER BY seq DESC LIMIT ?`, [
      kind,
      before,
      limit,
    ]);
  }

  /** Ends the lock too. Safe to call twice. */
  close(): void {
    if (!this.#db.open) return;
    this.#db.close();
    this.#lock?.release();
  }

  #after(seq: number, limit: number): readonly StoredEntry[] {
    return read(this.#db.prepare(`${COLUMNS} WHERE seq > ? ORDER BY seq LIMIT ?`).all(seq, limit));
  }

  #rows(sql: string, values: readonly (string | number)[]): Result<readonly StoredEntry[], JournalFailure> {
    return this.#asking(() => read(this.#db.prepare(sql).all(...values)));
  }

  #asking<T>(ask: () => T): Result<T, JournalFailure> {
    try {
      return ok(ask());
    } catch (error) {
      return fail(toJournalFailure(error));
    }
  }

  #insert(entry: NewEntry): StoredEntry {
    const next = { ...entry, seq: this.#head.count + 1 };
    const stored = { ...next, hash: chainHash(this.#head.hash, next) };
    this.#db.prepare('INSERT INTO entry VALUES (:seq, :at, :operation, :kind, :body, :hash)').run(stored);
    return stored;
  }

  #catchUp(): void {
    const written = this.#heads.read();
    if (typeof written === 'object' && written.count === this.#head.count) return;
    this.#heads.write(this.#head);
  }
}
