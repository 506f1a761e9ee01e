import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import type { Connection } from './connection.ts';
import type { Keyframes } from './keyframes.ts';
import { COLUMNS } from './metrics.ts';
import { finer, MINUTE, TIER, type Reaches, type TierName } from './tiers.ts';

/** A minute is rolled up when it is over this long: polls note their time before they ask. */
const GRACE_MS = 20_000;
const PER_CALL: Readonly<Record<TierName, number>> = { raw: 0, minute: 10, quarter: 4, day: 1 };

const INTO = COLUMNS.flatMap((column) => [`${column}_avg`, `${column}_min`, `${column}_max`]).join(', ');

const FROM_RAW = `
  INSERT OR REPLACE INTO rollup_minute (start, entity, host, n, ${INTO})
  SELECT :start, entity, host, count(*), ${COLUMNS.map(
    (column) => `CAST(round(avg(${column})) AS INTEGER), min(${column}), max(${column})`,
  ).join(', ')}
  FROM sample WHERE minute >= :start / ${MINUTE} AND minute < :end / ${MINUTE} GROUP BY entity`;

const fromRolled = (tier: TierName, source: string): string => `
  INSERT OR REPLACE INTO ${TIER[tier].table} (start, entity, host, n, ${INTO})
  SELECT :start, entity, host, sum(n), ${COLUMNS.map(
    (column) => `CAST(round(1.0 * sum(${column}_avg * n) /
      sum(CASE WHEN ${column}_avg IS NOT NULL THEN n END)) AS INTEGER), min(${column}_min), max(${column}_max)`,
  ).join(', ')}
  FROM ${source} WHERE start >= :start AND start < :end GROUP BY entity`;

const FIRST_RAW = `SELECT min(minute) * ${MINUTE} FROM sample WHERE minute >= ? / ${MINUTE}`;
const firstSchema = z.int().nullable();

/** Fills one tier from the next finer one. Periods in which nothing was measured have no rows. */
export class RollUp {
  readonly #tier: 'minute' | 'quarter' | 'day';
  readonly #reaches: Reaches;
  readonly #keyframes: Keyframes;
  readonly #connection: Connection;
  readonly #insert: Statement<[{ start: number; end: number }]>;
  readonly #first: Statement<[number]>;

  constructor(
    connection: Connection,
    tier: 'minute' | 'quarter' | 'day',
    reaches: Reaches,
    keyframes: Keyframes,
  ) {
    const source = TIER[finer(tier) ?? 'raw'].table;
    this.#tier = tier;
    this.#reaches = reaches;
    this.#keyframes = keyframes;
    this.#connection = connection;
    this.#insert = connection.db.prepare(tier === 'minute' ? FROM_RAW : fromRolled(tier, source));
    this.#first = connection.db
      .prepare<[number]>(tier === 'minute' ? FIRST_RAW : `SELECT min(start) FROM ${source} WHERE start >= ?`)
      .pluck();
  }

  /** How many periods were rolled up; at most a few a call. Only within a write. */
  run(): number {
    let rolled = 0;
    while (rolled < PER_CALL[this.#tier] && this.#next()) rolled += 1;
    return rolled;
  }

  #next(): boolean {
    const { width } = TIER[this.#tier];
    const { since, upto } = this.#reaches.get(this.#tier);
    const first = firstSchema.parse(this.#first.get(upto ?? 0));
    if (first === null) return false;
    const start = Math.max(Math.floor(first / width) * width, upto ?? 0);
    const end = start + width;
    if (end > this.#available()) return false;
    this.#insert.run({ start, end });
    if (this.#tier === 'minute') this.#keyframes.make(start / MINUTE);
    this.#reaches.set(this.#tier, { since: since ?? start, upto: end });
    return true;
  }

  #available(): number {
    const source = finer(this.#tier);
    if (source === null || source === 'raw') return this.#connection.clock.now() - GRACE_MS;
    return this.#reaches.get(source).upto ?? 0;
  }
}
