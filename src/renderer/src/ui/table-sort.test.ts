import { expect, test } from 'vitest';
import { nextSorting, sortedRows, type Column } from './table-sort.ts';

interface Row {
  readonly name: string;
  readonly load: number | null;
}
const columns: readonly Column<Row>[] = [
  { id: 'name', head: '', cell: () => null, width: '1fr', sortBy: ({ name }) => name },
  { id: 'load', head: '', cell: () => null, width: '1fr', sortBy: ({ load }) => load },
];
const rows: readonly Row[] = [
  { name: 'kvm-10', load: 2 },
  { name: 'kvm-9', load: null },
  { name: 'kvm-b', load: 11 },
];
const names = (column: string, order: 'ascending' | 'descending') =>
  sortedRows(rows, columns, { column, order }).map(({ name }) => name);

test('names sort as people count: 9 before 10', () => {
  expect(names('name', 'ascending')).toEqual(['kvm-9', 'kvm-10', 'kvm-b']);
});

test('what is not known comes last in both directions', () => {
  expect(names('load', 'ascending')).toEqual(['kvm-10', 'kvm-b', 'kvm-9']);
  expect(names('load', 'descending')).toEqual(['kvm-b', 'kvm-10', 'kvm-9']);
});

test('without a sorting the rows stay as they came', () => {
  expect(sortedRows(rows, columns, null)).toBe(rows);
});

test('a second click on the same head turns the order round, another head starts over', () => {
  const first = nextSorting(null, 'name');
  expect(first).toEqual({ column: 'name', order: 'ascending' });
  expect(nextSorting(first, 'name')).toEqual({ column: 'name', order: 'descending' });
  expect(nextSorting(first, 'load')).toEqual({ column: 'load', order: 'ascending' });
});
