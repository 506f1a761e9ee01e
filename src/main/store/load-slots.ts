import type { Statement } from 'better-sqlite3';
import type { Connection } from './connection.ts';
import { readNumberRows } from './number-rows.ts';
import { MINUTE, TIER, TIERS, type TierName } from './tiers.ts';

/** [entity, host, time, CPU, memory, CPU total, memory total, number of samples], as stored. */
export type LoadRow = readonly (number | null)[];

/** After this long nothing more comes for a minute, unless `forget` is called. */
const SETTLED_MS = MINUTE;
/** About 25 MB. */
const MOST_ROWS = 250_000;

function slotSql(tier: TierName): string {
  const [slot, time, mean, largest, weight] =
    tier === 'raw' ? ['minute', 'at', '', '', '1'] : ['start', 'start', '_avg', '_max', 'n'];
  return `
    SELECT entity, host, ${time}, cpu${mean}, memory${mean}, cpu_total${largest}, memory_total${largest}, ${weight}
    FROM ${TIER[tier].table} WHERE ${slot} = ?`;
}

/**
 * The fleet's load, a slot of time at once (a minute of samples, or one roll-up). Slots that are over do
 * not change, so they are kept in memory: a live view asks for nearly the same ones every few seconds.
 */
export class LoadSlots {
  readonly #connection: Connection;
  readonly #select: ReadonlyMap<TierName, Statement<[number]>>;
  readonly #kept = new Map<string, readonly LoadRow[]>();
  #rows = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#select = new Map(TIERS.map((tier) => [tier, connection.db.prepare<[number]>(slotSql(tier)).raw()]));
  }

  /** Calls `visit` for every row in [from, to) that is not sealed. */
  each(tier: TierName, from: number, to: number, visit: (row: LoadRow) => void): void {
    const width = slotWidth(tier);
    for (let start = Math.floor(from / width) * width; start < to; start += width) {
      for (const row of this.#slot(tier, start, width)) {
        const time = row[2] ?? 0;
        if (time >= from && time < to) visit(row);
      }
    }
  }

  /** A sample came for this time. */
  forget(at: number): void {
    this.#drop(keyOf('raw', Math.floor(at / MINUTE) * MINUTE));
  }

  #slot(tier: TierName, start: number, width: number): readonly LoadRow[] {
    const key = keyOf(tier, start);
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const rows = readNumberRows(this.#select.get(tier)?.all(tier === 'raw' ? start / MINUTE : start) ?? []);
    const settled = start + width + SETTLED_MS < this.#connection.clock.now();
    if (settled && rows.length > 0) this.#keep(key, rows);
    return rows;
  }

  #keep(key: string, rows: readonly LoadRow[]): void {
    this.#kept.set(key, rows);
    this.#rows += rows.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#rows <= MOST_ROWS) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#rows -= this.#kept.get(key)?.length ?? 0;
    this.#kept.delete(key);
  }
}

const slotWidth = (tier: TierName): number => (tier === 'raw' ? MINUTE : TIER[tier].width);
const keyOf = (tier: TierName, start: number): string => `${tier} ${start}`;
