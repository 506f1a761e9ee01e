import { expect, test } from 'vitest';
import { mergeBeyond, runsOf, stackPaths } from './stack.ts';

const box = { width: 100, height: 50 };

test('a gap splits the picture into runs', () => {
  expect(runsOf([1, null, null, 2, 3, null, 4])).toEqual([
    [0, 0],
    [3, 4],
    [6, 6],
  ]);
  expect(runsOf([null, null])).toEqual([]);
  expect(runsOf([])).toEqual([]);
});

test('a gap is drawn as a gap: no path crosses it', () => {
  const { rest } = stackPaths({ ...box, whole: [5, 5, null, null, 5], layers: [], capacity: 10 });
  expect(rest.match(/M/g)).toHaveLength(2);
  // Five buckets of 20: the first run ends at 40, the second starts at 80.
  expect(rest).toBe(
    'M0 50L0 25L10 25L30 25L40 25L40 50L30 50L10 50L0 50ZM80 50L80 25L90 25L100 25L100 50L90 50L80 50Z',
  );
});

test('one measured bucket between two gaps is as wide as a bucket', () => {
  const { rest } = stackPaths({ ...box, whole: [null, 10, null, null], layers: [], capacity: 10 });
  expect(rest).toBe('M25 50L25 0L38 0L50 0L50 50L38 50L25 50Z');
});

test('layers lie upon each other and the rest fills up to what the machine used', () => {
  const paths = stackPaths({ ...box, whole: [8], layers: [[2], [4]], capacity: 10 });
  expect(paths.layers).toEqual([
    'M0 50L0 40L50 40L100 40L100 50L50 50L0 50Z',
    'M0 40L0 20L50 20L100 20L100 40L50 40L0 40Z',
  ]);
  expect(paths.rest).toBe('M0 20L0 10L50 10L100 10L100 20L50 20L0 20Z');
});

test('a guest without a value adds nothing, and nothing is drawn for it', () => {
  expect(stackPaths({ ...box, whole: [8, 8], layers: [[null, null]], capacity: 10 }).layers).toEqual(['']);
});

test('guests are not drawn where the host itself was not measured', () => {
  expect(stackPaths({ ...box, whole: [null], layers: [[3]], capacity: 10 }).layers).toEqual(['']);
});

test('a value above the capacity stays inside the picture', () => {
  expect(stackPaths({ ...box, whole: [40], layers: [], capacity: 10 }).rest).toContain('L50 0');
});

test('without a capacity the highest value is the top, and nothing used is a flat line, not a division by zero', () => {
  expect(stackPaths({ ...box, whole: [4, 2], layers: [], capacity: null }).rest).toContain('L25 0L75 25');
  expect(stackPaths({ ...box, whole: [0, 0], layers: [], capacity: null }).rest).toBe('');
});

test('what lies beyond the last shade is one layer, and its gaps stay gaps', () => {
  expect(mergeBeyond([[1], [2], [3]], 3)).toEqual([[1], [2], [3]]);
  expect(
    mergeBeyond(
      [
        [1, 1],
        [2, null],
        [3, null],
      ],
      2,
    ),
  ).toEqual([
    [1, 1],
    [5, null],
  ]);
});
