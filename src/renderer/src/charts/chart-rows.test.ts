import { expect, test } from 'vitest';
import { chartRows, highestOf, isLonely } from './chart-rows.ts';

const line = { key: 'rx', label: 'received', min: [1, null], mean: [2, null], max: [3, null] };
const series = { from: 0, to: 20, stepMs: 10, t: [0, 10], lines: [line] };

test('a bucket lies in its middle, and one without a value breaks the line and the band', () => {
  expect(chartRows(series)).toEqual([
    { t: 5, mean0: 2, band0: [1, 3] },
    { t: 15, mean0: null, band0: null },
  ]);
});

test('a bucket alone between gaps is lonely, one beside another is not', () => {
  expect(isLonely([null, 4, null], 1)).toBe(true);
  expect(isLonely([4], 0)).toBe(true);
  expect(isLonely([3, 4, null], 1)).toBe(false);
  expect(isLonely([null, null], 0)).toBe(false);
});

test('the scale reaches the capacity even when little is used', () => {
  expect(highestOf(series, 32)).toBe(32);
  expect(highestOf(series, null)).toBe(3);
});
