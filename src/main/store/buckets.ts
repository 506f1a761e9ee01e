import { DAY, HOUR, MINUTE, SECOND } from './tiers.ts';

const STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
];

/** Equal buckets over [from, to) whose edges are multiples of the step, so that they stand still as time goes by. */
export interface Grid {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
  readonly first: number;
  readonly count: number;
}

/** The finest grid with at most `maxPoints` buckets, each at least `minStepMs` wide. */
export function gridOf(from: number, to: number, maxPoints: number, minStepMs: number): Grid {
  const fits = (step: number): boolean => step >= minStepMs && countOf(from, to, step) <= maxPoints;
  let stepMs = STEPS.find(fits) ?? DAY;
  while (!fits(stepMs)) stepMs += DAY;
  return {
    from,
    to,
    stepMs,
    first: Math.floor(from / stepMs) * stepMs,
    count: countOf(from, to, stepMs),
  };
}

const countOf = (from: number, to: number, step: number): number =>
  Math.max(Math.ceil(to / step) - Math.floor(from / step), 1);

/** The buckets that [at, at + width) touches. */
export function bucketsOf(grid: Grid, at: number, width: number): { first: number; last: number } {
  const first = Math.floor((at - grid.first) / grid.stepMs);
  const last = width === 0 ? first : Math.floor((at + width - 1 - grid.first) / grid.stepMs);
  return { first: Math.max(first, 0), last: Math.min(last, grid.count - 1) };
}

/** Minimum, mean and maximum of what fell into each bucket; null where nothing did. */
export class Buckets {
  readonly #grid: Grid;
  readonly #min: Float64Array;
  readonly #max: Float64Array;
  readonly #sum: Float64Array;
  readonly #weight: Float64Array;

  constructor(grid: Grid) {
    this.#grid = grid;
    this.#min = new Float64Array(grid.count).fill(Infinity);
    this.#max = new Float64Array(grid.count).fill(-Infinity);
    this.#sum = new Float64Array(grid.count);
    this.#weight = new Float64Array(grid.count);
  }

  add(at: number, width: number, value: { mean: number; min: number; max: number; weight: number }): void {
    const { first, last } = bucketsOf(this.#grid, at, width);
    for (let bucket = first; bucket <= last; bucket += 1) {
      this.#min[bucket] = Math.min(this.#min[bucket] ?? Infinity, value.min);
      this.#max[bucket] = Math.max(this.#max[bucket] ?? -Infinity, value.max);
      this.#sum[bucket] = (this.#sum[bucket] ?? 0) + value.mean * value.weight;
      this.#weight[bucket] = (this.#weight[bucket] ?? 0) + value.weight;
    }
  }

  min = (scale: (value: number) => number | null): (number | null)[] => this.#read(this.#min, scale);
  max = (scale: (value: number) => number | null): (number | null)[] => this.#read(this.#max, scale);

  mean(scale: (value: number) => number | null): (number | null)[] {
    return this.#read(
      this.#sum.map((sum, bucket) => sum / (this.#weight[bucket] ?? 1)),
      scale,
    );
  }

  #read(values: Float64Array, scale: (value: number) => number | null): (number | null)[] {
    return Array.from(values, (value, bucket) => ((this.#weight[bucket] ?? 0) > 0 ? scale(value) : null));
  }
}
