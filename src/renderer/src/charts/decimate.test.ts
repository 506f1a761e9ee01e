import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimate, gapsOf, type ChartSeries } from './decimate.ts';

const seriesOf = (mean: readonly (number | null)[]): ChartSeries => ({
  from: 0,
  to: mean.length * 10,
  stepMs: 10,
  t: mean.map((_, index) => index * 10),
  lines: [{ key: 'cpu', label: 'CPU', min: mean, mean, max: mean }],
});

test('a short series stays as it is', () => {
  const series = seriesOf([1, 2, 3]);
  expect(decimate(series, 3)).toBe(series);
});

test('a peak of one bucket survives as a maximum, and the mean is that of the measured ones', () => {
  const { lines, t, stepMs } = decimate(seriesOf([1, null, 9, 2, null, null]), 3);
  expect(t).toEqual([0, 20, 40]);
  expect(stepMs).toBe(20);
  expect(lines[0]).toMatchObject({ min: [1, 2, null], mean: [1, 5.5, null], max: [1, 9, null] });
});

test('never more points than asked for, and the extremes of the whole never change', () => {
  const value = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: null });
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 400 }),
      fc.integer({ min: 1, max: 50 }),
      (mean, most) => {
        const { t, lines } = decimate(seriesOf(mean), most);
        const highest = (values: readonly (number | null)[]) => Math.max(-1, ...values.map((v) => v ?? -1));
        expect(t.length).toBeLessThanOrEqual(most);
        expect(lines[0]!.max).toHaveLength(t.length);
        expect(highest(lines[0]!.max)).toBe(highest(mean));
      },
    ),
  );
});

test('a gap is where no line has a value', () => {
  const series = seriesOf([1, null, null, 4, null]);
  expect(gapsOf(series)).toEqual([
    [10, 30],
    [40, 50],
  ]);
  const other = { ...series.lines[0]!, key: 'b', mean: [1, 1, null, 4, 5] };
  expect(gapsOf({ ...series, lines: [...series.lines, other] })).toEqual([[20, 30]]);
});
