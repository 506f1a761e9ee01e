import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import type { Connection } from './connection.ts';
import type { Entities } from './entities.ts';
import { DAY, HOUR, MINUTE, TIER, type Reaches, type TierName } from './tiers.ts';

/** How long each kind of record is kept (ms), and how large the file may become. */
export interface Retention {
  readonly raw: number;
  readonly minute: number;
  readonly quarter: number;
  readonly day: number;
  readonly spans: number;
  readonly capBytes: number;
}

export const DEFAULT_RETENTION: Retention = {
  raw: 7 * DAY,
  minute: 60 * DAY,
  quarter: 400 * DAY,
  day: 5 * 365 * DAY,
  spans: 400 * DAY,
  capBytes: 4 * 1024 ** 3,
};

/** A tier that keeps less than it should because the file would be too large. */
export interface Shortened {
  readonly tier: TierName;
  readonly since: number;
}

/** What is given up first when the file is too large, and how much of it always stays. */
const SACRIFICES: readonly { readonly tier: TierName; readonly keeps: number }[] = [
  { tier: 'raw', keeps: DAY },
  { tier: 'minute', keeps: 7 * DAY },
  { tier: 'quarter', keeps: 60 * DAY },
  { tier: 'raw', keeps: 2 * HOUR },
];

const ROWS_PER_CALL = 500;
const SPANS_PER_CALL = 5000;

const OLD_CHUNKS = `
  DELETE FROM chunk WHERE id IN
    (SELECT id FROM chunk WHERE tier = ? AND start < ? ORDER BY start LIMIT ${ROWS_PER_CALL})`;
const OLD_DAYS = `
  DELETE FROM rollup_day WHERE start = (SELECT min(start) FROM rollup_day) AND start < ?`;
const OLD_MINUTELY = `
  DELETE FROM keyframe WHERE start IN (SELECT start FROM keyframe INDEXED BY keyframe_minutely
    WHERE start % 900000 <> 840000 AND start < ? ORDER BY start LIMIT ${ROWS_PER_CALL})`;
const OLD_KEYFRAMES = `
  DELETE FROM keyframe WHERE start IN
    (SELECT start FROM keyframe WHERE start < ? ORDER BY start LIMIT ${ROWS_PER_CALL})`;
// The one span that still holds stays, however old, unless it says that the object is gone.
const OLD_SPANS = `
  DELETE FROM span WHERE (key, since) IN
    (SELECT key, since FROM span WHERE since < :before AND
       (until < :before OR (until IS NULL AND value IS NULL AND because IS NULL))
     ORDER BY since LIMIT ${SPANS_PER_CALL})`;

const numberSchema = z.int().nullable();

/** Removes what is older than it should be kept, oldest first, a bounded number of rows a call. */
export class Cleaning {
  readonly #connection: Connection;
  readonly #entities: Entities;
  readonly #reaches: Reaches;
  readonly #retention: Retention;
  readonly #oldChunks: Statement<[TierName, number]>;
  readonly #firstChunk: Statement<[TierName]>;
  readonly #byTime: readonly { readonly statement: Statement<[number]>; readonly keeps: number }[];
  readonly #oldSpans: Statement<[{ before: number }]>;
  readonly #oldPolls: Statement<[number, number]>;
  #spansDueAt = 0;

  constructor(connection: Connection, parts: { entities: Entities; reaches: Reaches; retention: Retention }) {
    const { db } = connection;
    this.#connection = connection;
    this.#entities = parts.entities;
    this.#reaches = parts.reaches;
    this.#retention = parts.retention;
    this.#oldChunks = db.prepare(OLD_CHUNKS);
    this.#firstChunk = db.prepare<[TierName]>('SELECT min(start) FROM chunk WHERE tier = ?').pluck();
    this.#byTime = [
      { statement: db.prepare(OLD_DAYS), keeps: parts.retention.day },
      { statement: db.prepare(OLD_MINUTELY), keeps: parts.retention.raw },
      { statement: db.prepare(OLD_KEYFRAMES), keeps: parts.retention.quarter },
    ];
    this.#oldSpans = db.prepare(OLD_SPANS);
    this.#oldPolls = db.prepare('DELETE FROM poll WHERE machine = ? AND minute < ?');
  }

  /** Rows removed for their age. Only within a write. */
  removeOld(): number {
    const now = this.#connection.clock.now();
    let removed = 0;
    for (const tier of ['raw', 'minute', 'quarter'] as const) {
      removed += this.#dropBefore(tier, now - this.#retention[tier]);
    }
    for (const { statement, keeps } of this.#byTime) removed += statement.run(now - keeps).changes;
    return removed + this.#removeHourly(now);
  }

  /** Gives up one old period when the file is too large; null when it is not, or nothing may go. Only within a write. */
  shorten(usedBytes: number): Shortened | null {
    if (usedBytes <= this.#retention.capBytes) return null;
    for (const { tier, keeps } of SACRIFICES) {
      const first = numberSchema.parse(this.#firstChunk.get(tier));
      const span = TIER[tier].chunk ?? DAY;
      if (first === null || first + span > this.#connection.clock.now() - keeps) continue;
      this.#dropBefore(tier, first + span);
      return { tier, since: first + span };
    }
    return null;
  }

  #dropBefore(tier: TierName, before: number): number {
    const span = TIER[tier].chunk ?? DAY;
    const edge = Math.floor(before / span) * span;
    const { since, sealed } = this.#reaches.get(tier);
    if (since === null || sealed === null) return 0;
    const reachable = Math.min(edge, sealed);
    if (reachable > since) this.#reaches.set(tier, { since: reachable });
    return this.#oldChunks.run(tier, reachable).changes;
  }

  #removeHourly(now: number): number {
    if (now < this.#spansDueAt) return 0;
    const spans = this.#oldSpans.run({ before: now - this.#retention.spans }).changes;
    if (spans < SPANS_PER_CALL) this.#spansDueAt = now + HOUR;
    let polls = 0;
    const before = Math.floor((now - this.#retention.raw) / MINUTE);
    for (const { id, kind } of this.#entities.all()) {
      if (kind === 'machine') polls += this.#oldPolls.run(id, before).changes;
    }
    return spans + polls;
  }
}
