import type { Statement } from 'better-sqlite3';
import type { Connection } from './connection.ts';
import { spanSchema } from './span-row.ts';
import { z } from 'zod';

/** A state as it is stored: both null means that the object is gone. */
export interface StoredState {
  readonly value: string | null;
  readonly because: string | null;
}

export const GONE: StoredState = { value: null, because: null };

/** An answer this much older than the newest one is late and dropped; older ones: the clock was set back. */
const LATE_MS = 60_000;

interface Newest {
  readonly since: number;
  /** When this state was last confirmed: nothing older than that may change it. */
  readonly seen: number;
  readonly sameness: string;
}

const kindSchema = z.object({ kind: z.string() });

/** Two unknowns are the same when their kind is; two known values when their text is. */
function samenessOf({ value, because }: StoredState): string {
  if (value !== null) return `known ${value}`;
  return because === null ? 'gone' : `unknown ${kindSchema.parse(JSON.parse(because)).kind}`;
}

/**
 * Writes states so that the spans of a key always follow one another without hole or overlap, the last
 * one open. What was newest is kept in memory, so a state that did not change costs no statement.
 */
export class SpanTimeline {
  readonly #newest = new Map<number, Newest>();
  #staged = new Map<number, Newest>();
  readonly #open: Statement<[]>;
  readonly #cut: Statement<[number, number]>;
  readonly #last: Statement<[number]>;
  readonly #until: Statement<[number | null, number, number]>;
  readonly #insert: Statement<[number, number, string | null, string | null]>;

  constructor({ db }: Connection) {
    this.#open = db.prepare('SELECT * FROM span WHERE until IS NULL');
    this.#cut = db.prepare('DELETE FROM span WHERE key = ? AND since >= ?');
    this.#last = db.prepare('SELECT * FROM span WHERE key = ? ORDER BY since DESC LIMIT 1');
    this.#until = db.prepare('UPDATE span SET until = ? WHERE key = ? AND since = ?');
    this.#insert = db.prepare('INSERT INTO span (key, since, value, because) VALUES (?, ?, ?, ?)');
    for (const row of this.#open.all()) {
      const { key, since, ...state } = spanSchema.parse(row);
      this.#newest.set(key, { since, seen: since, sameness: samenessOf(state) });
    }
  }

  /**
   * Only within a write. True when something was stored. That an object is gone is never dropped for being
   * late, because nobody would say it again: it then counts from the newest time.
   */
  put(key: number, state: StoredState, at: number): boolean {
    const newest = this.#newestOf(key);
    return newest === null ? this.#begin(key, state, at) : this.#continue(key, newest, state, at);
  }

  #begin(key: number, state: StoredState, at: number): boolean {
    if (state === GONE) return false;
    this.#insert.run(key, at, state.value, state.because);
    this.#staged.set(key, { since: at, seen: at, sameness: samenessOf(state) });
    return true;
  }

  #continue(key: number, newest: Newest, state: StoredState, at: number): boolean {
    const sameness = samenessOf(state);
    const late = at < newest.seen && at >= newest.seen - LATE_MS;
    if (newest.sameness === sameness && (late || at >= newest.since)) {
      this.#staged.set(key, { ...newest, seen: late ? newest.seen : at });
      return false;
    }
    if (late && state !== GONE) return false;
    this.#change(key, newest, state, sameness, late ? newest.seen : at);
    return true;
  }

  /** Call after each write: only what was committed is the newest now. */
  settle(outcome: 'committed' | 'failed'): void {
    if (outcome === 'committed') {
      for (const [key, newest] of this.#staged) this.#newest.set(key, newest);
    }
    this.#staged = new Map();
  }

  #newestOf(key: number): Newest | null {
    return this.#staged.get(key) ?? this.#newest.get(key) ?? null;
  }

  #change(key: number, newest: Newest, state: StoredState, sameness: string, at: number): void {
    const last = newest.since < at ? newest : this.#rewind(key, at);
    if (last?.sameness === sameness) {
      this.#until.run(null, key, last.since);
      this.#staged.set(key, { since: last.since, seen: at, sameness });
      return;
    }
    if (last !== null) this.#until.run(at, key, last.since);
    this.#insert.run(key, at, state.value, state.because);
    this.#staged.set(key, { since: at, seen: at, sameness });
  }

  /** Forgets what began at `at` or later, and answers what holds before. */
  #rewind(key: number, at: number): { since: number; sameness: string } | null {
    this.#cut.run(key, at);
    const row = this.#last.get(key);
    if (row === undefined) return null;
    const { since, ...state } = spanSchema.parse(row);
    return { since, sameness: samenessOf(state) };
  }
}
