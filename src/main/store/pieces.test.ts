import { expect, test } from 'vitest';
import { gridOf } from './buckets.ts';
import { piecesOf, tierFor } from './pieces.ts';
import type { Reach, TierName } from './tiers.ts';

const never: Reach = { since: null, upto: null, sealed: null };
const reaches: Record<TierName, Reach> = {
  raw: { ...never, since: 900 },
  minute: { ...never, since: 600, upto: 980 },
  quarter: { ...never, since: 100, upto: 940 },
  day: { ...never, since: 0, upto: 800 },
};
const reachOf = (name: TierName): Reach => reaches[name];

test('a tier that reaches far enough answers alone', () => {
  expect(piecesOf('minute', 700, 900, reachOf)).toEqual([{ tier: 'minute', from: 700, to: 900 }]);
});

test('older parts come from coarser tiers, newer ones from finer tiers', () => {
  expect(piecesOf('quarter', 50, 1000, reachOf)).toEqual([
    { tier: 'day', from: 50, to: 100 },
    { tier: 'quarter', from: 100, to: 940 },
    { tier: 'minute', from: 940, to: 980 },
    { tier: 'raw', from: 980, to: 1000 },
  ]);
  expect(piecesOf('raw', 500, 1000, reachOf)).toEqual([
    { tier: 'quarter', from: 500, to: 600 },
    { tier: 'minute', from: 600, to: 900 },
    { tier: 'raw', from: 900, to: 1000 },
  ]);
});

test('before anything is rolled up, samples answer for every tier', () => {
  const fresh = (name: TierName): Reach => (name === 'raw' ? reaches.raw : never);
  expect(piecesOf('quarter', 0, 1000, fresh)).toEqual([{ tier: 'raw', from: 900, to: 1000 }]);
  expect(piecesOf('raw', 0, 1000, () => never)).toEqual([]);
});

test('a bucket is never finer than the rows that fill it', () => {
  expect([10_000, 60_000, 900_000, 86_400_000].map(tierFor)).toEqual(['raw', 'minute', 'quarter', 'day']);
});

test.each([
  [0, 60_000, 60, 1000, 1000],
  [500, 60_500, 60, 1000, 2000],
  [0, 60_000, 60, 10_000, 10_000],
  [0, 400 * 86_400_000, 100, 0, 4 * 86_400_000],
])('from %d to %d in %d points of at least %d ms: steps of %d ms', (from, to, points, least, step) => {
  const grid = gridOf(from, to, points, least);
  expect(grid.stepMs).toBe(step);
  expect(grid.count).toBeLessThanOrEqual(points);
  expect(grid.first).toBeLessThanOrEqual(from);
  expect(grid.first + grid.count * step).toBeGreaterThanOrEqual(to);
});
