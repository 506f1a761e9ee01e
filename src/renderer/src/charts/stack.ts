/** One layer of a stacked graph, bottom first; a value of null adds nothing to the stack. */
export type Values = readonly (number | null)[];

export interface StackInput {
  /** What the whole machine used in each bucket. Null: nothing was measured, so nothing is drawn there. */
  readonly whole: Values;
  readonly layers: readonly Values[];
  /** The value at the top edge; null scales to the highest value. */
  readonly capacity: number | null;
  /** Size of the view box that the paths are drawn in. */
  readonly width: number;
  readonly height: number;
}

export interface StackPaths {
  /** One SVG path a layer, and one for what the machine used beyond its layers. Empty strings draw nothing. */
  readonly layers: readonly string[];
  readonly rest: string;
}

/** A run of buckets `[first, last]` in which something was measured. */
export type Run = readonly [first: number, last: number];

/** The stretches between gaps, in order. */
export function runsOf(values: Values): Run[] {
  const runs: Run[] = [];
  for (let index = 0; index < values.length; index += 1) {
    if (isNull(values[index])) continue;
    const first = index;
    while (index + 1 < values.length && !isNull(values[index + 1])) index += 1;
    runs.push([first, index]);
  }
  return runs;
}

const isNull = (value: number | null | undefined): boolean => value === null || value === undefined;

/**
 * Paths of a small stacked area graph. A bucket is as wide as its share of the graph, so that one lonely
 * bucket between two gaps is seen, and a gap is as wide as it lasted.
 */
export function stackPaths(input: StackInput): StackPaths {
  const { whole, layers, width, height } = input;
  const runs = runsOf(whole);
  const top = scaleTop(input);
  const y = (value: number) => Math.round(height - (Math.min(value, top) / top) * height);
  let floor = whole.map(() => 0);
  const paths = layers.map((layer) => {
    const ceiling = floor.map((below, index) => below + Math.max(0, layer[index] ?? 0));
    const path = areaPath(runs, floor.map(y), ceiling.map(y), width);
    floor = ceiling;
    return path;
  });
  const all = whole.map((value, index) => Math.max(value ?? 0, floor[index] ?? 0));
  return { layers: paths, rest: areaPath(runs, floor.map(y), all.map(y), width) };
}

function scaleTop({ whole, capacity }: StackInput): number {
  if (capacity !== null && capacity > 0) return capacity;
  const highest = Math.max(0, ...whole.map((value) => value ?? 0));
  return highest > 0 ? highest : 1;
}

function areaPath(
  runs: readonly Run[],
  floor: readonly number[],
  ceiling: readonly number[],
  width: number,
): string {
  const step = width / Math.max(1, floor.length);
  const parts: string[] = [];
  for (const [first, last] of runs) {
    if (isFlat(first, last, floor, ceiling)) continue;
    parts.push(`M${Math.round(first * step)} ${floor[first] ?? 0}`, edge(first, last, ceiling, step, 1));
    parts.push(edge(first, last, floor, step, -1), 'Z');
  }
  return parts.join('');
}

function isFlat(first: number, last: number, floor: readonly number[], ceiling: readonly number[]): boolean {
  for (let index = first; index <= last; index += 1) if (floor[index] !== ceiling[index]) return false;
  return true;
}

/** The upper edge from left to right (direction 1), or the lower one back (-1), out to the buckets' borders. */
function edge(first: number, last: number, at: readonly number[], step: number, direction: 1 | -1): string {
  const points: string[] = [];
  const [from, to] = direction === 1 ? [first, last] : [last, first];
  const outer = (index: number, right: boolean) => Math.round((index + (right ? 1 : 0)) * step);
  points.push(`L${outer(from, direction === -1)} ${at[from] ?? 0}`);
  for (let index = from; index !== to + direction; index += direction)
    points.push(`L${Math.round((index + 0.5) * step)} ${at[index] ?? 0}`);
  points.push(`L${outer(to, direction === 1)} ${at[to] ?? 0}`);
  return points.join('');
}

/** Adds up the layers that share one shade, so that a host with many guests stays a readable picture. */
export function mergeBeyond(layers: readonly Values[], most: number): Values[] {
  if (layers.length <= most) return [...layers];
  const kept = layers.slice(0, most - 1);
  const folded = layers.slice(most - 1);
  const length = Math.max(...folded.map((layer) => layer.length));
  const sum = Array.from({ length }, (_, index) => {
    const present = folded.map((layer) => layer[index] ?? null).filter((value) => value !== null);
    return present.length === 0 ? null : present.reduce((total, value) => total + value, 0);
  });
  return [...kept, sum];
}
