import { expect, test } from 'vitest';
import { gridOf } from './buckets.ts';
import { piecesOf, tierFor, widthWithin } from './pieces.ts';
import type { Reach, TierName } from './tiers.ts';

/** Minutes, so that these numbers are longer than a row of each tier but `day`. */
const M = 60_000;
const at = (minutes: number): number => minutes * M;
const never: Reach = { since: null, upto: null, sealed: null };
const reaches: Record<TierName, Reach> = {
  raw: { ...never, since: at(9000) },
  minute: { ...never, since: at(6000), upto: at(9800) },
  quarter: { ...never, since: at(3000), upto: at(9400) },
  day: { ...never, since: at(0), upto: at(8640) },
};
const reachOf = (name: TierName): Reach => reaches[name];

test('a tier that reaches far enough answers alone', () => {
  expect(piecesOf('minute', at(7000), at(9000), reachOf)).toEqual([
    { tier: 'minute', from: at(7000), to: at(9000) },
  ]);
});

test('older parts come from coarser tiers, newer ones from finer tiers', () => {
  expect(piecesOf('quarter', at(500), at(10_000), reachOf)).toEqual([
    { tier: 'day', from: at(500), to: at(3000) },
    { tier: 'quarter', from: at(3000), to: at(9400) },
    { tier: 'minute', from: at(9400), to: at(9800) },
    { tier: 'raw', from: at(9800), to: at(10_000) },
  ]);
  expect(piecesOf('raw', at(5000), at(10_000), reachOf)).toEqual([
    { tier: 'quarter', from: at(5000), to: at(6000) },
    { tier: 'minute', from: at(6000), to: at(9000) },
    { tier: 'raw', from: at(9000), to: at(10_000) },
  ]);
});

test('a row of the quarter of an hour in which the history began says nothing of what was before', () => {
  const begun = (name: TierName): Reach =>
    ({
      raw: { ...never, since: at(9004) },
      minute: { ...never, since: at(9004), upto: at(9020) },
      quarter: { ...never, since: at(9000), upto: at(9015) },
      day: never,
    })[name];
  expect(piecesOf('raw', at(8990), at(9020), begun)).toEqual([{ tier: 'raw', from: at(9004), to: at(9020) }]);
  expect(piecesOf('minute', at(8990), at(9020), begun)).toEqual([
    { tier: 'minute', from: at(9004), to: at(9020) },
  ]);
});

test('a row that reaches over its piece counts only within it', () => {
  const piece = { tier: 'quarter', from: at(8985), to: at(9004) } as const;
  expect(widthWithin(piece, at(8985))).toBe(at(15));
  expect(widthWithin(piece, at(9000))).toBe(at(4));
  expect(widthWithin({ ...piece, tier: 'raw' }, at(9000))).toBe(0);
});

test('before anything is rolled up, samples answer for every tier', () => {
  const fresh = (name: TierName): Reach => (name === 'raw' ? reaches.raw : never);
  expect(piecesOf('quarter', at(0), at(10_000), fresh)).toEqual([
    { tier: 'raw', from: at(9000), to: at(10_000) },
  ]);
  expect(piecesOf('raw', at(0), at(10_000), () => never)).toEqual([]);
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
