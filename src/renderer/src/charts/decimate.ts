import type { Values } from './stack.ts';

/** One line of a chart: mean with the least and greatest value of each bucket. */
export interface ChartLine {
  readonly key: string;
  readonly label: string;
  readonly min: Values;
  readonly mean: Values;
  readonly max: Values;
}

export interface ChartSeries {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
  /** Start of each bucket, epoch milliseconds. */
  readonly t: readonly number[];
  readonly lines: readonly ChartLine[];
}

/**
 * The same series in at most `most` buckets. Extremes survive: a peak of one bucket is still the maximum of
 * its wider one. Only a bucket in which nothing at all was measured becomes a gap.
 */
export function decimate(series: ChartSeries, most: number): ChartSeries {
  const group = Math.ceil(series.t.length / most);
  if (group <= 1) return series;
  const pick = (values: Values, combine: (present: number[]) => number): Values =>
    series.t
      .filter((_, index) => index % group === 0)
      .map((_, bucket) => {
        const present = values.slice(bucket * group, (bucket + 1) * group).filter((value) => value !== null);
        return present.length === 0 ? null : combine(present);
      });
  return {
    ...series,
    stepMs: series.stepMs * group,
    t: series.t.filter((_, index) => index % group === 0),
    lines: series.lines.map((line) => ({
      ...line,
      min: pick(line.min, (present) => Math.min(...present)),
      mean: pick(line.mean, (present) => present.reduce((sum, value) => sum + value, 0) / present.length),
      max: pick(line.max, (present) => Math.max(...present)),
    })),
  };
}

/** Stretches in which no line has a value: `[from, to]` in epoch milliseconds. */
export function gapsOf({ t, stepMs, lines }: ChartSeries): (readonly [number, number])[] {
  const gaps: [number, number][] = [];
  t.forEach((start, index) => {
    if (lines.some((line) => (line.mean[index] ?? null) !== null)) return;
    const last = gaps.at(-1);
    if (last !== undefined && last[1] >= start) last[1] = start + stepMs;
    else gaps.push([start, start + stepMs]);
  });
  return gaps;
}
