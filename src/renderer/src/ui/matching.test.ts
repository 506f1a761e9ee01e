import { expect, test } from 'vitest';
import { matching } from './matching.ts';

const ROWS = [
  { name: 'kvm-a', group: 'East' },
  { name: 'kvm-b', group: 'West' },
];
const found = (typed: string) =>
  matching(ROWS, typed, ({ name, group }) => [name, group]).map(({ name }) => name);

test('a part of any word finds a row, in either case', () => {
  expect(found('west')).toEqual(['kvm-b']);
  expect(found('VM-')).toEqual(['kvm-a', 'kvm-b']);
});

test('nothing typed keeps the list as it is, so that no row is drawn again', () => {
  expect(matching(ROWS, '  ', () => [])).toBe(ROWS);
});

test('what is nowhere finds nothing', () => {
  expect(found('kvm-c')).toEqual([]);
});
