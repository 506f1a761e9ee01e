import type { Unreadable } from './probe-failure.ts';

/**
 * Rows that a command printed. From a damaged table only the rows of bad news are kept: bad news
 * survives damage, good news does not.
 */
export type Table<Row> =
  | { readonly kind: 'whole'; readonly rows: readonly Row[] }
  | { readonly kind: 'damaged'; readonly because: Unreadable; readonly badNews: readonly Row[] };

/** Of a damaged table only bad news is believed. */
export function rowsOf<Row>(table: Table<Row>): readonly Row[] {
  return table.kind === 'whole' ? table.rows : table.badNews;
}
