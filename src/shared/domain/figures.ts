/** Where in a record a figure stands: the keys on the way; of a list, the place as a digit string. */
export type FigurePath = readonly string[];

export interface Figure {
  readonly path: FigurePath;
  readonly value: number;
}

/** The figures that differ between two records of the same shape; null: something else differs too. */
export function movedFigures(before: Parts, after: Parts): Figure[] | null {
  const found: Figure[] = [];
  return collect(before, after, [], found) ? found : null;
}

/** `path` is walked in place: most of it is never kept. False: something else than a figure differs. */
function collect(before: unknown, after: unknown, path: string[], found: Figure[]): boolean {
  if (before === after) return true;
  if (typeof before === 'number' && typeof after === 'number') {
    found.push({ path: [...path], value: after });
    return Number.isFinite(after);
  }
  return hasParts(before) && hasParts(after) && collectWithin(before, after, path, found);
}

function collectWithin(before: Parts, after: Parts, path: string[], found: Figure[]): boolean {
  const keys = Object.keys(after);
  if (Array.isArray(before) !== Array.isArray(after) || Object.keys(before).length !== keys.length)
    return false;
  return keys.every((key) => {
    if (!Object.hasOwn(before, key)) return false;
    path.push(key);
    const only = collect(before[key], after[key], path, found);
    path.pop();
    return only;
  });
}

export type Parts = Readonly<Record<string, unknown>>;
const hasParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null;

/** Paths as a tree, so that what they share is walked once. A leaf is the figure's place among the values. */
export type FigureTree = ReadonlyMap<string, FigureTree | number>;
type GrowingTree = Map<string, GrowingTree | number>;

export function figureTree(paths: readonly FigurePath[]): FigureTree {
  const root: GrowingTree = new Map();
  paths.forEach((path, place) => {
    let branch = root;
    for (const key of path.slice(0, -1)) branch = grown(branch, key);
    branch.set(path.at(-1) ?? '', place);
  });
  return root;
}

function grown(branch: GrowingTree, key: string): GrowingTree {
  const held = branch.get(key);
  if (held instanceof Map) return held;
  const fresh: GrowingTree = new Map();
  branch.set(key, fresh);
  return fresh;
}

/** Whether the record has all these figures. */
export const hasFigures = (record: Parts, tree: FigureTree): boolean =>
  [...tree].every(([key, part]) => {
    const value = partOf(record, key);
    return typeof part === 'number' ? typeof value === 'number' : hasParts(value) && hasFigures(value, part);
  });

/** A list has nothing but its places: its length is no figure. */
function partOf(record: Parts, key: string): unknown {
  if (!Object.hasOwn(record, key)) return undefined;
  return Array.isArray(record) ? (record[Number(key)] as unknown) : record[key];
}

/** The record with other figures, `values` from `start` on, and every other part as it is. It must have them all. */
export function withFigures(
  record: Parts,
  tree: FigureTree,
  values: ArrayLike<number>,
  start: number,
): Parts {
  // Written into the copy: an object of the changes, to be spread over it, would cost half as much again.
  const copy: Record<string, unknown> = { ...record };
  for (const [key, part] of tree) copy[key] = replaced(record[key], part, values, start);
  return copy;
}

function replaced(
  value: unknown,
  part: FigureTree | number,
  values: ArrayLike<number>,
  start: number,
): unknown {
  if (typeof part === 'number') return values[start + part];
  if (!Array.isArray(value)) return hasParts(value) ? withFigures(value, part, values, start) : value;
  const copy = Array.from<unknown>(value);
  for (const [key, within] of part) copy[Number(key)] = replaced(copy[Number(key)], within, values, start);
  return copy;
}
