import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import { packColumns } from './columns-codec.ts';
import type { Connection } from './connection.ts';
import type { Entities } from './entities.ts';
import { columnsOf, type SampleRows } from './sample-rows.ts';
import { coarser, MINUTE, TIER, type Reaches, type TierName } from './tiers.ts';

const CHUNKS_PER_CALL = 100;
const SLOTS_PER_CALL = 5;
const numberSchema = z.int().nullable();

export interface Sealed {
  readonly chunks: number;
  readonly finished: boolean;
}

/**
 * Turns one tier's old rows into packed chunks, one an entity and period, in ascending order of entities,
 * so that it continues where it stopped. Until all are packed the rows count, afterwards the chunks.
 */
export class Sealing {
  readonly #tier: TierName;
  readonly #connection: Connection;
  readonly #entities: Entities;
  readonly #reaches: Reaches;
  readonly #rows: SampleRows;
  readonly #firstSlot: Statement<[number]>;
  readonly #lastPacked: Statement<[TierName, number]>;
  readonly #insert: Statement<[TierName, number, number, Buffer]>;
  readonly #removeSlot: Statement<[number]>;

  constructor(
    connection: Connection,
    tier: TierName,
    parts: { entities: Entities; reaches: Reaches; rows: SampleRows },
  ) {
    const { db } = connection;
    const slot = tier === 'raw' ? 'minute' : 'start';
    this.#tier = tier;
    this.#connection = connection;
    this.#entities = parts.entities;
    this.#reaches = parts.reaches;
    this.#rows = parts.rows;
    this.#firstSlot = db
      .prepare<[number]>(`SELECT min(${slot}) FROM ${TIER[tier].table} WHERE ${slot} >= ?`)
      .pluck();
    this.#lastPacked = db
      .prepare<[TierName, number]>('SELECT max(entity) FROM chunk WHERE tier = ? AND start = ?')
      .pluck();
    this.#insert = db.prepare('INSERT INTO chunk (tier, start, entity, data) VALUES (?, ?, ?, ?)');
    this.#removeSlot = db.prepare(`DELETE FROM ${TIER[tier].table} WHERE ${slot} = ?`);
  }

  /** Only within a write. */
  run(): Sealed {
    this.#removeSealedRows();
    const start = this.#nextStart();
    const span = TIER[this.#tier].chunk;
    if (start === null || span === null || start + span > this.#sealableBefore()) {
      return { chunks: 0, finished: true };
    }
    const after = numberSchema.parse(this.#lastPacked.get(this.#tier, start)) ?? 0;
    let chunks = 0;
    for (const { id } of this.#entities.all()) {
      if (id <= after) continue;
      if (chunks >= CHUNKS_PER_CALL) return { chunks, finished: false };
      if (this.#pack(id, start, span)) chunks += 1;
    }
    this.#reaches.set(this.#tier, { sealed: start + span });
    return { chunks, finished: false };
  }

  #pack(entity: number, start: number, span: number): boolean {
    const rows = this.#rows.hot(this.#tier, entity, start, start + span);
    if (rows.length === 0) return false;
    const columns = columnsOf(this.#tier).map((_, position) => rows.map((row) => row[position] ?? null));
    this.#insert.run(this.#tier, start, entity, packColumns(columns));
    return true;
  }

  /** The period of the oldest row that is not sealed. */
  #nextStart(): number | null {
    const span = TIER[this.#tier].chunk;
    const first = this.#firstTime(this.#reaches.get(this.#tier).sealed ?? 0);
    return span === null || first === null ? null : Math.floor(first / span) * span;
  }

  /** The time of the first slot at or after `from` that has rows. */
  #firstTime(from: number): number | null {
    const unit = this.#tier === 'raw' ? MINUTE : 1;
    const slot = numberSchema.parse(this.#firstSlot.get(from / unit));
    return slot === null ? null : slot * unit;
  }

  /** Only what is old enough, and what the next coarser tier has taken over already. */
  #sealableBefore(): number {
    const next = coarser(this.#tier);
    const rolled = next === null ? 0 : (this.#reaches.get(next).upto ?? 0);
    return Math.min(this.#connection.clock.now() - TIER[this.#tier].hot, rolled);
  }

  #removeSealedRows(): void {
    const sealed = this.#reaches.get(this.#tier).sealed;
    if (sealed === null) return;
    for (let count = 0; count < SLOTS_PER_CALL; count += 1) {
      const first = this.#firstTime(0);
      if (first === null || first >= sealed) return;
      this.#removeSlot.run(this.#tier === 'raw' ? first / MINUTE : first);
    }
  }
}
