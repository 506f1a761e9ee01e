import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { ByteReader, ByteWriter } from './varint.ts';

/** Whole numbers of at most 2^52 either way, or null, one array a column, all of the same length. */
export type Columns = readonly (readonly (number | null)[])[];

const FORMAT = 1;

/**
 * Packs columns: per column the differences from value to value as zigzag varints behind a bitmap of the
 * nulls (none when there are none), the whole in zstd. Format: docs/formats/store.md.
 */
export function packColumns(columns: Columns): Buffer {
  const writer = new ByteWriter();
  writer.unsigned(FORMAT);
  writer.unsigned(columns[0]?.length ?? 0);
  writer.unsigned(columns.length);
  for (const column of columns) writer.block(packColumn(column));
  return zstdCompressSync(writer.bytes());
}

/** Unpacks the wanted columns (by position, in that order); the others cost nothing. */
export function unpackColumns(data: Uint8Array, wanted: readonly number[]): (number | null)[][] {
  const reader = new ByteReader(zstdDecompressSync(data));
  const format = reader.unsigned();
  if (format !== FORMAT) throw new Error(`Unknown chunk format ${format}`);
  const length = reader.unsigned();
  const count = reader.unsigned();
  const blocks = Array.from({ length: count }, () => reader.block());
  return wanted.map((position) => {
    const block = blocks[position];
    if (block === undefined) throw new Error(`A chunk without column ${position}`);
    return unpackColumn(block, length);
  });
}

function packColumn(column: readonly (number | null)[]): Uint8Array {
  const writer = new ByteWriter();
  const hasNulls = column.includes(null);
  writer.unsigned(hasNulls ? 1 : 0);
  if (hasNulls) writer.bits(column.map((value) => value !== null));
  let previous = 0;
  for (const value of column) {
    if (value === null) continue;
    writer.signed(value - previous);
    previous = value;
  }
  return writer.bytes();
}

function unpackColumn(block: Uint8Array, length: number): (number | null)[] {
  const reader = new ByteReader(block);
  const present = reader.unsigned() === 1 ? reader.bits(length) : null;
  const column = new Array<number | null>(length);
  let previous = 0;
  for (let row = 0; row < length; row += 1) {
    if (present?.[row] === false) {
      column[row] = null;
      continue;
    }
    previous += reader.signed();
    column[row] = previous;
  }
  return column;
}
