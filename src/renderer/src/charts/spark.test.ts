import { expect, test } from 'vitest';
import { sparkPath } from './spark.ts';

test('the line ends at a gap and starts again behind it', () => {
  expect(sparkPath([1, null, 1], 30, 10, 2)).toBe('M0 5L5 5L10 5M20 5L25 5L30 5');
});

test('a value above the capacity scales the picture instead of leaving it', () => {
  expect(sparkPath([4], 10, 10, 2)).toBe('M0 0L5 0L10 0');
});

test('nothing measured draws nothing', () => {
  expect(sparkPath([null, null], 10, 10, null)).toBe('');
});
