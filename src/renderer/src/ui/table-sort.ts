import type { ReactNode } from 'react';

export type SortValue = string | number | null;

export interface Column<R> {
  readonly id: string;
  readonly head: string;
  readonly cell: (row: R) => ReactNode;
  /** What to sort by; null sorts last in both directions. Left out: the column cannot be sorted. */
  readonly sortBy?: (row: R) => SortValue;
  /** A CSS grid track: `120px`, `minmax(160px, 2fr)`. */
  readonly width: string;
  readonly align?: 'end';
}

export interface Sorting {
  readonly column: string;
  readonly order: 'ascending' | 'descending';
}

const collator = new Intl.Collator('en', { numeric: true });

/** The rows in order. Equal ones keep their place, what is not known comes last. */
export function sortedRows<R>(
  rows: readonly R[],
  columns: readonly Column<R>[],
  sorting: Sorting | null,
): readonly R[] {
  const sortBy = columns.find(({ id }) => id === sorting?.column)?.sortBy;
  if (sorting === null || sortBy === undefined) return rows;
  const direction = sorting.order === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, value: sortBy(row) }))
    .sort((a, b) => compare(a.value, b.value, direction))
    .map(({ row }) => row);
}

function compare(a: SortValue, b: SortValue, direction: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return (a - b) * direction;
  return collator.compare(String(a), String(b)) * direction;
}

/** What a click on a head means: ascending first, then descending, then ascending again. */
export function nextSorting(before: Sorting | null, column: string): Sorting {
  const descends = before?.column === column && before.order === 'ascending';
  return { column, order: descends ? 'descending' : 'ascending' };
}
