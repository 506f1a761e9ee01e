import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import type { StateChange } from '../../shared/contract/history.ts';
import type { SiteId } from '../../shared/domain/names.ts';
import type { Result } from '../../shared/result.ts';
import type { Connection } from './connection.ts';
import type { WriteFailure } from './failures.ts';
import { SpanKeys } from './span-keys.ts';
import { SpanQuestions, type ChangesQuestion, type Cut, type CutQuestion } from './span-questions.ts';
import type { LastKnown, SpanEntry, SpanKey, SpanRow } from './span-row.ts';
import { GONE, SpanTimeline } from './span-timeline.ts';

const HEARTBEAT_MS = 1000;

/** States as intervals: a state is stored when it begins, and holds until the next one begins. */
export class Spans {
  readonly #connection: Connection;
  readonly #keys: SpanKeys;
  readonly #timeline: SpanTimeline;
  readonly #questions: SpanQuestions;
  readonly #alive: Statement<[SiteId, number]>;
  readonly #lastSeen: Statement<[SiteId]>;
  readonly #heartbeats = new Map<SiteId, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#keys = new SpanKeys(connection);
    this.#timeline = new SpanTimeline(connection);
    this.#questions = new SpanQuestions(connection, this.#keys);
    this.#alive = connection.db.prepare('INSERT OR REPLACE INTO alive (site, at) VALUES (?, ?)');
    this.#lastSeen = connection.db.prepare('SELECT at FROM alive WHERE site = ?').pluck();
  }

  /**
   * Stores what changed, all in one transaction, and answers how many changes that were. The same value
   * again, or unknown again for the same kind of reason, is not a change. For one key, an entry up to a
   * minute older than the newest one is a late answer and dropped; an older one means that the clock was
   * set back, and what was recorded of that key after its time is replaced. Of two entries with equal
   * times the last one wins. Also notes that the console was alive (see `closeGap`).
   */
  record(entries: readonly SpanEntry[]): Result<number, WriteFailure> {
    return this.#write('spans.record', () => {
      let changes = 0;
      for (const entry of entries) {
        const because = entry.because === null ? null : JSON.stringify(entry.because);
        const state = entry.value === null ? { value: null, because } : { value: entry.value, because: null };
        if (state.value === null && because === null) throw new Error('An unknown state needs its reason');
        if (this.#timeline.put(this.#keys.idOf(entry), state, entry.at)) changes += 1;
        this.#noteAlive(entry.site, entry.at);
      }
      return changes;
    });
  }

  /** The objects are gone: their states end at `at`, and no state holds until one is recorded again. */
  end(keys: readonly SpanKey[], at: number): Result<number, WriteFailure> {
    return this.#write('spans.end', () => {
      let changes = 0;
      for (const key of keys) {
        const id = this.#keys.find(key);
        if (id !== null && this.#timeline.put(id, GONE, at)) changes += 1;
      }
      return changes;
    });
  }

  /** Notes that the console was alive and watching this site; call it with each flush. */
  alive(site: SiteId, at: number): Result<void, WriteFailure> {
    const due = at - (this.#heartbeats.get(site) ?? 0);
    if (due >= 0 && due < HEARTBEAT_MS) return { ok: true, value: undefined };
    return this.#write('spans.alive', () => {
      this.#noteAlive(site, at);
    });
  }

  /** When the console last noted that it was alive; null when it never watched this site. */
  lastSeen(site: SiteId): number | null {
    return z
      .int()
      .nullable()
      .parse(this.#lastSeen.get(site) ?? null);
  }

  /**
   * After a stop or a crash: no state may claim that it held while nobody looked. Every open state of the
   * site ends just after `lastSeenAt`, and is unknown (`not-asked`) from there until it is read again.
   */
  closeGap(site: SiteId, lastSeenAt: number, now: number): Result<number, WriteFailure> {
    return this.#write('spans.closeGap', () => this.#timeline.cutAll({ site, lastSeenAt, now }, 'not-asked'));
  }

  /** Every state that holds at a moment. */
  at(site: SiteId, moment: number): SpanRow[] {
    return this.#connection.timed('spans.at', () => this.#questions.at(site, moment));
  }

  /** Every state that has not ended: where to continue after a start (see `closeGap`). */
  open(site: SiteId): SpanRow[] {
    return this.#connection.timed('spans.open', () => this.#questions.open(site));
  }

  /** What was last known of this key before a moment. */
  before(key: SpanKey, moment: number): LastKnown | null {
    return this.#connection.timed('spans.before', () => this.#questions.before(key, moment));
  }

  /** The state that a gap cut (see `closeGap`) and that was the same after it; null: there was none. */
  cutBefore(question: CutQuestion): Cut | null {
    return this.#connection.timed('spans.cutBefore', () => this.#questions.cutBefore(question));
  }

  /** For every key that is unknown at the moment and was known before: what was last known. */
  lastKnown(site: SiteId, moment: number): LastKnown[] {
    return this.#connection.timed('spans.lastKnown', () => this.#questions.lastKnown(site, moment));
  }

  /** Newest first. `after` and `because` both null: the object is gone. */
  changes(question: ChangesQuestion): StateChange[] {
    return this.#connection.timed('spans.changes', () => this.#questions.changes(question));
  }

  #noteAlive(site: SiteId, at: number): void {
    const due = at - (this.#heartbeats.get(site) ?? 0);
    if (due >= 0 && due < HEARTBEAT_MS) return;
    this.#alive.run(site, at);
    this.#heartbeats.set(site, at);
  }

  #write<T>(name: string, work: () => T): Result<T, WriteFailure> {
    let outcome: 'committed' | 'failed' = 'failed';
    try {
      const result = this.#connection.write(name, work);
      if (result.ok) outcome = 'committed';
      return result;
    } finally {
      this.#timeline.settle(outcome);
      if (outcome === 'failed') {
        this.#keys.reload();
        this.#heartbeats.clear();
      }
    }
  }
}
