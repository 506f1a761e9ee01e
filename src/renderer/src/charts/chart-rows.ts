import type { ChartSeries } from './decimate.ts';

/** One bucket as recharts wants it: `mean0`, `band0` … in the order of the lines. */
export type ChartRow = Readonly<Record<string, number | null | readonly [number, number]>> & {
  readonly t: number;
};

export function chartRows({ t, stepMs, lines }: ChartSeries): ChartRow[] {
  return t.map((start, index) => {
    const row: Record<string, number | null | readonly [number, number]> = {};
    lines.forEach((line, place) => {
      const [min, mean, max] = [line.min[index] ?? null, line.mean[index] ?? null, line.max[index] ?? null];
      row[`mean${place}`] = mean;
      row[`band${place}`] = min === null || max === null ? null : [min, max];
    });
    return { ...row, t: start + stepMs / 2 };
  });
}

/** A bucket without measured neighbours: no line can show it, so it gets a dot. */
export function isLonely(values: readonly (number | null)[], index: number): boolean {
  const at = (place: number) => values[place] ?? null;
  return at(index) !== null && at(index - 1) === null && at(index + 1) === null;
}

/** The highest value that any line reaches, and the capacity when there is one. */
export function highestOf({ lines }: ChartSeries, capacity: number | null): number {
  const values = lines.flatMap((line) => line.max).filter((value) => value !== null);
  return values.reduce((highest, value) => Math.max(highest, value), capacity ?? 0);
}
