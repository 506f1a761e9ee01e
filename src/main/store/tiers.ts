import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import type { Connection } from './connection.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Samples at four degrees of detail, finest first. */
export const TIERS = ['raw', 'minute', 'quarter', 'day'] as const;
export type TierName = (typeof TIERS)[number];

interface Tier {
  readonly table: string;
  /** What one row stands for; 0: an instant. */
  readonly width: number;
  /** How much one sealed chunk covers; null: this tier is never sealed. */
  readonly chunk: number | null;
  /** How long rows stay as they are before they are sealed. */
  readonly hot: number;
}

export const TIER: Readonly<Record<TierName, Tier>> = {
  raw: { table: 'sample', width: 0, chunk: HOUR, hot: HOUR },
  minute: { table: 'rollup_minute', width: MINUTE, chunk: DAY, hot: DAY },
  quarter: { table: 'rollup_quarter', width: 15 * MINUTE, chunk: 4 * DAY, hot: 4 * DAY },
  day: { table: 'rollup_day', width: DAY, chunk: null, hot: 0 },
};

export const finer = (name: TierName): TierName | null => TIERS[TIERS.indexOf(name) - 1] ?? null;
export const coarser = (name: TierName): TierName | null => TIERS[TIERS.indexOf(name) + 1] ?? null;

/**
 * How far a tier reaches: it holds [since, upto), of which everything before `sealed` is in chunks. Null:
 * nothing yet. `upto` of raw is null: it reaches to the newest sample.
 */
export interface Reach {
  readonly since: number | null;
  readonly upto: number | null;
  readonly sealed: number | null;
}

const reachSchema = z.object({
  since: z.int().nullable(),
  upto: z.int().nullable(),
  sealed: z.int().nullable(),
});

export class Reaches {
  readonly #select: Statement<[TierName]>;
  readonly #update: Statement<[Reach & { name: TierName }]>;

  constructor({ db }: Connection) {
    this.#select = db.prepare('SELECT since, upto, sealed FROM tier WHERE name = ?');
    this.#update = db.prepare(
      'UPDATE tier SET since = :since, upto = :upto, sealed = :sealed WHERE name = :name',
    );
  }

  get(name: TierName): Reach {
    return reachSchema.parse(this.#select.get(name));
  }

  /** Only within a write. */
  set(name: TierName, change: Partial<Reach>): void {
    this.#update.run({ name, ...this.get(name), ...change });
  }
}
