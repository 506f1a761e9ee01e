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
const unknownOf = (kind: string): string => `unknown ${kind}`;

/** Two unknowns are the same when their kind is; two known values when their text is. */
function samenessOf({ value, because }: StoredState): string {
  if (value !== null) return `known ${value}`;
  return because === null ? 'gone' : unknownOf(kindSchema.parse(JSON.parse(because)).kind);
}

// An end is later than its begin, whatever the clock did.
const END_KNOWN = `
  UPDATE span SET until = max(min(:lastSeenAt, :now), since) + 1
  WHERE until IS NULL AND key IN (SELECT id FROM span_key WHERE site = :site)
    AND (value IS NOT NULL OR because IS NOT NULL) AND json_extract(because, '$.kind') IS NOT :kind`;

// The last state of every key is open: where it is not, it was ended just now.
const BEGIN_UNKNOWN = `
  INSERT INTO span (key, since, value, because)
  SELECT s.key, s.until, NULL, :because FROM span_key k CROSS JOIN span s ON s.key = k.id
    AND s.since = (SELECT max(since) FROM span WHERE key = k.id)
  WHERE k.site = :site AND s.until IS NOT NULL`;

interface Gap {
  readonly site: string;
  readonly lastSeenAt: number;
  readonly now: number;
}

/**
 * Writes states so that the spans of a key always follow one another without hole or overlap, the last
 * one open. What was newest is kept in memory, so a state that did not change costs no statement.
 */
export class SpanTimeline {
  /** Null: not read yet. */
  #newest: Map<number, Newest> | null = null;
  #staged = new Map<number, Newest>();
  readonly #open: Statement<[]>;
  readonly #cut: Statement<[number, number]>;
  readonly #last: Statement<[number]>;
  readonly #until: Statement<[number | null, number, number]>;
  readonly #insert: Statement<[number, number, string | null, string | null]>;
  readonly #endKnown: Statement<[Gap & { readonly kind: string }]>;
  readonly #beginUnknown: Statement<[{ readonly site: string; readonly because: string }]>;

  constructor({ db }: Connection) {
    this.#open = db.prepare('SELECT * FROM span WHERE until IS NULL');
    this.#cut = db.prepare('DELETE FROM span WHERE key = ? AND since >= ?');
    this.#last = db.prepare('SELECT * FROM span WHERE key = ? ORDER BY since DESC LIMIT 1');
    this.#until = db.prepare('UPDATE span SET until = ? WHERE key = ? AND since = ?');
    this.#insert = db.prepare('INSERT INTO span (key, since, value, because) VALUES (?, ?, ?, ?)');
    this.#endKnown = db.prepare(END_KNOWN);
    this.#beginUnknown = db.prepare(BEGIN_UNKNOWN);
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

  /**
   * A write of its own: every state of the site ends just after it was last seen, and is unknown for that
   * kind of reason from there. Answers how many did. All in two statements, because a start waits for it.
   */
  cutAll(gap: Gap, kind: string): number {
    this.#newest = null;
    this.#endKnown.run({ ...gap, kind });
    return this.#beginUnknown.run({ site: gap.site, because: JSON.stringify({ kind }) }).changes;
  }

  /** Call after each write: only what was committed is the newest now. */
  settle(outcome: 'committed' | 'failed'): void {
    if (outcome === 'committed' && this.#staged.size > 0) {
      const newest = this.#known();
      for (const [key, state] of this.#staged) newest.set(key, state);
    }
    this.#staged = new Map();
  }

  #newestOf(key: number): Newest | null {
    return this.#staged.get(key) ?? this.#known().get(key) ?? null;
  }

  #known(): Map<number, Newest> {
    this.#newest ??= new Map(
      this.#open.all().map((row) => {
        const { key, since, ...state } = spanSchema.parse(row);
        return [key, { since, seen: since, sameness: samenessOf(state) }];
      }),
    );
    return this.#newest;
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
