import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import { unpackColumns } from './columns-codec.ts';
import type { Connection } from './connection.ts';
import { readNumberRows } from './number-rows.ts';
import { COLUMNS } from './metrics.ts';
import { MINUTE, TIER, TIERS, type Reaches, type TierName } from './tiers.ts';

/** Every column of a tier's rows in the order of its chunks, the row's time first. */
const RAW_COLUMNS: readonly string[] = ['at', 'host', ...COLUMNS];
const ROLLED_COLUMNS: readonly string[] = [
  'start',
  'host',
  'n',
  ...COLUMNS.flatMap((column) => [`${column}_avg`, `${column}_min`, `${column}_max`]),
];

export const columnsOf = (tier: TierName): readonly string[] =>
  tier === 'raw' ? RAW_COLUMNS : ROLLED_COLUMNS;

/** One entity's rows in a range of slots (minutes, or starts of roll-ups): one seek a slot. */
const rowsSql = (tier: TierName): string => {
  const { table, width } = TIER[tier];
  const [slot, step] = tier === 'raw' ? ['minute', 1] : ['start', width];
  return `
    WITH RECURSIVE slot (x) AS (VALUES (?) UNION ALL SELECT x + ${step} FROM slot WHERE x + ${step} <= ?)
    SELECT ${columnsOf(tier).join(', ')} FROM slot CROSS JOIN ${table} ON ${slot} = slot.x AND entity = ?`;
};

const dataSchema = z.instanceof(Buffer).optional();

/** One entity's samples or roll-ups, from hot rows and sealed chunks alike. */
export class SampleRows {
  readonly #reaches: Reaches;
  readonly #hot: ReadonlyMap<TierName, Statement<[number, number, number]>>;
  readonly #chunk: Statement<[TierName, number, number]>;

  constructor({ db }: Connection, reaches: Reaches) {
    this.#reaches = reaches;
    this.#hot = new Map(
      TIERS.map((tier) => [tier, db.prepare<[number, number, number]>(rowsSql(tier)).raw()]),
    );
    this.#chunk = db
      .prepare<[TierName, number, number]>(
        'SELECT data FROM chunk WHERE tier = ? AND start = ? AND entity = ?',
      )
      .pluck();
  }

  /**
   * Calls `row` for each row that touches [from, to), oldest first: its time, and the wanted columns by
   * their position in `columnsOf(tier)`.
   */
  each(
    query: { tier: TierName; entity: number; from: number; to: number; wanted: readonly number[] },
    row: (time: number, values: readonly (number | null)[]) => void,
  ): void {
    const { tier, entity, from, to, wanted } = query;
    const edge = from - Math.max(TIER[tier].width - 1, 0);
    const deliver = (time: number | null | undefined, values: readonly (number | null)[]): void => {
      if (typeof time === 'number' && time >= edge && time < to) row(time, values);
    };
    const sealed = this.#reaches.get(tier).sealed ?? 0;
    for (const columns of this.#chunks(tier, entity, edge, Math.min(to, sealed), [0, ...wanted])) {
      const [times = [], ...others] = columns;
      times.forEach((time, index) => {
        deliver(
          time,
          others.map((column) => column[index] ?? null),
        );
      });
    }
    for (const values of this.hot(tier, entity, Math.max(edge, sealed), to)) {
      deliver(
        values[0],
        wanted.map((position) => values[position] ?? null),
      );
    }
  }

  /** Rows that are not in chunks, whole; the edges are widened to whole slots. */
  hot(tier: TierName, entity: number, from: number, to: number): (number | null)[][] {
    if (from >= to) return [];
    const { width } = TIER[tier];
    const [first, last] =
      tier === 'raw'
        ? [Math.floor(from / MINUTE), Math.floor((to - 1) / MINUTE)]
        : [Math.ceil(from / width) * width, to - 1];
    return readNumberRows(this.#hot.get(tier)?.all(first, last, entity) ?? []);
  }

  *#chunks(tier: TierName, entity: number, from: number, to: number, wanted: readonly number[]) {
    const span = TIER[tier].chunk;
    if (span === null) return;
    // A period that is only partly packed lies behind `sealed` and is not looked at.
    for (let start = Math.floor(from / span) * span; start < to; start += span) {
      const data = dataSchema.parse(this.#chunk.get(tier, start, entity));
      if (data !== undefined) yield unpackColumns(data, wanted);
    }
  }
}
