import type { ProbeFailure, Unreadable } from '../../shared/domain/probe-failure.ts';
import type { Table } from '../../shared/domain/table.ts';
import { ok, type Result } from '../../shared/result.ts';
import { failUnreadable, isBlank, printedLines, unreadable } from './printed-lines.ts';

/** Rows as far as they can be read, and the first line that cannot. */
export interface ReadRows<Row> {
  readonly rows: readonly Row[];
  readonly because: Unreadable | null;
}

export interface TableShape<Row> {
  /** The columns that a header line names; null when it is no header. */
  readonly columnsOf: (line: string) => readonly string[] | null;
  /** The columns to try when the header itself is damaged. */
  readonly documented: readonly string[];
  readonly readRows: (lines: readonly string[], columns: readonly string[]) => ReadRows<Row>;
  /** Rows that are kept when the table is damaged. */
  readonly isBad: (row: Row) => boolean;
}

/**
 * A printed table with a header line. Whole only when nothing at all was in the way; otherwise the bad
 * news among its rows. A header without rows, or rows without a header and without bad news, is unreadable.
 */
export function readTable<Row>(text: string, shape: TableShape<Row>): Result<Table<Row>, ProbeFailure> {
  const { lines, cut } = printedLines(text);
  const [first = cut ?? '', ...rest] = lines.filter((line) => !isBlank(line));
  const columns = shape.columnsOf(first);
  if (columns === null) return readHeadless(lines, first, shape);

  const read = shape.readRows(rest, columns);
  const because = read.because ?? (cut === null ? null : unreadable(cut));
  if (because === null && read.rows.length === 0) return failUnreadable(first);
  return ok(asTable({ rows: read.rows, because }, shape.isBad));
}

function readHeadless<Row>(
  lines: readonly string[],
  first: string,
  shape: TableShape<Row>,
): Result<Table<Row>, ProbeFailure> {
  const { rows } = shape.readRows(lines, shape.documented);
  const table = asTable({ rows, because: unreadable(first) }, shape.isBad);
  return rows.some(shape.isBad) ? ok(table) : failUnreadable(first);
}

export function asTable<Row>({ rows, because }: ReadRows<Row>, isBad: (row: Row) => boolean): Table<Row> {
  if (because === null) return { kind: 'whole', rows };
  return { kind: 'damaged', because, badNews: rows.filter(isBad) };
}
