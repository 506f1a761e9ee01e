import type { Metric, Series } from '../../shared/contract/history.ts';
import { Buckets, type Grid } from './buckets.ts';
import { columnOf, fromStored, positionOf } from './metrics.ts';
import { piecesOf, tierFor, widthWithin, type Piece } from './pieces.ts';
import type { SampleRows } from './sample-rows.ts';
import type { Reaches } from './tiers.ts';

/** The metrics of one entity in the buckets of a grid, from whatever tiers hold them. Null: never seen. */
export function seriesOf(
  rows: SampleRows,
  reaches: Reaches,
  entity: number | null,
  metrics: readonly Metric[],
  grid: Grid,
): Series {
  const filled = metrics.map((metric) => ({ metric, buckets: new Buckets(grid) }));
  const pieces = piecesOf(tierFor(grid.stepMs), grid.first, grid.to, (name) => reaches.get(name));
  for (const piece of entity === null ? [] : pieces) {
    if (entity !== null) fill(rows, entity, piece, filled);
  }
  return {
    from: grid.from,
    to: grid.to,
    stepMs: grid.stepMs,
    t: Array.from({ length: grid.count }, (_, bucket) => grid.first + bucket * grid.stepMs),
    metrics: filled.map(({ metric, buckets }) => {
      const scale = (value: number): number | null => fromStored(columnOf(metric), value);
      return { metric, min: buckets.min(scale), mean: buckets.mean(scale), max: buckets.max(scale) };
    }),
  };
}

interface Filled {
  readonly metric: Metric;
  readonly buckets: Buckets;
}

function fill(rows: SampleRows, entity: number, piece: Piece, filled: readonly Filled[]): void {
  if (piece.tier === 'raw') {
    const wanted = filled.map(({ metric }) => 2 + positionOf(metric));
    rows.each({ ...piece, entity, wanted }, (at, values) => {
      filled.forEach(({ buckets }, index) => {
        const value = values[index] ?? null;
        if (value !== null) buckets.add(at, 0, { mean: value, min: value, max: value, weight: 1 });
      });
    });
    return;
  }
  const wanted = [
    2,
    ...filled.flatMap(({ metric }) => [0, 1, 2].map((part) => 3 + 3 * positionOf(metric) + part)),
  ];
  rows.each({ ...piece, entity, wanted }, (start, [weight, ...values]) => {
    filled.forEach(({ buckets }, index) => {
      const [mean = null, min = null, max = null] = values.slice(3 * index, 3 * index + 3);
      if (mean === null || min === null || max === null) return;
      buckets.add(start, widthWithin(piece, start), { mean, min, max, weight: weight ?? 1 });
    });
  });
}
