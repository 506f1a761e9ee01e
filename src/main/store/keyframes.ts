import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import { packColumns, unpackColumns } from './columns-codec.ts';
import type { Connection } from './connection.ts';
import { readNumberRows } from './number-rows.ts';
import { COLUMNS } from './metrics.ts';
import { MINUTE } from './tiers.ts';

/** An entity's newest sample as it is stored: entity, at, host, then the metrics. */
export const SAMPLE_COLUMNS: readonly string[] = ['entity', 'at', 'host', ...COLUMNS];
const POSITIONS = SAMPLE_COLUMNS.map((_, position) => position);

// The bare columns of a query with one max() come from the row that has the maximum.
const NEWEST = `
  SELECT entity, max(at), host, ${COLUMNS.join(', ')} FROM sample WHERE minute = ? GROUP BY entity`;

const frameSchema = z.object({ start: z.int(), data: z.instanceof(Buffer) }).optional();

/**
 * The newest sample of everything in each full minute, packed: what a moment in the sealed past is drawn
 * from. Without it, one moment would unpack one chunk an entity (measured: docs/formats/store.md).
 */
export class Keyframes {
  readonly #newest: Statement<[number]>;
  readonly #insert: Statement<[number, Buffer]>;
  readonly #before: Statement<[number]>;

  constructor({ db }: Connection) {
    this.#newest = db.prepare<[number]>(NEWEST).raw();
    this.#insert = db.prepare('INSERT OR REPLACE INTO keyframe (start, data) VALUES (?, ?)');
    this.#before = db.prepare(
      'SELECT start, data FROM keyframe WHERE start <= ? ORDER BY start DESC LIMIT 1',
    );
  }

  /** Only within a write. */
  make(minute: number): void {
    const rows = readNumberRows(this.#newest.all(minute));
    const columns = POSITIONS.map((position) => rows.map((row) => row[position] ?? null));
    this.#insert.run(minute * MINUTE, packColumns(columns));
  }

  /** Rows in the order of `SAMPLE_COLUMNS`, of the newest minute that was over at the moment. */
  before(moment: number): (number | null)[][] {
    const frame = frameSchema.parse(this.#before.get(moment - MINUTE));
    if (frame === undefined) return [];
    const columns = unpackColumns(frame.data, POSITIONS);
    return (columns[0] ?? []).map((_, index) => columns.map((column) => column[index] ?? null));
  }
}
