import { z } from 'zod';
import type { Figure, FigurePath } from './figures.ts';

/**
 * Records of which only figures moved, those with the same ones together: a row is the record's place in the
 * list as it was, then what to add to `from` for each path, since times lie close together. A poll of a host
 * moves little else, so this is nearly all that a live site sends; it is short to carry and quick to check.
 */
export const movedSchema = z.object({
  paths: z.array(z.array(z.string())),
  from: z.array(z.number()),
  rows: z.array(z.array(z.number())),
});
export type Moved = z.infer<typeof movedSchema>;

interface Group {
  readonly paths: readonly FigurePath[];
  readonly places: number[];
  readonly values: number[][];
}

/** Gathers records with the same moved figures. */
export class MovedGroups {
  readonly #groups = new Map<string, Group>();

  add(place: number, figures: readonly Figure[]): void {
    const name = JSON.stringify(figures.map(({ path }) => path));
    const group = this.#groups.get(name) ?? {
      paths: figures.map(({ path }) => path),
      places: [],
      values: [],
    };
    this.#groups.set(name, group);
    group.places.push(place);
    group.values.push(figures.map(({ value }) => value));
  }

  all(): Moved[] {
    return [...this.#groups.values()].map(packed);
  }
}

function packed({ paths, places, values }: Group): Moved {
  const from = paths.map((_, column) => startOf(values, column));
  const rows = values.map((row, index) => [
    places[index] ?? -1,
    ...row.map((value, column) => value - (from[column] ?? 0)),
  ]);
  return { paths: paths.map((path) => [...path]), from, rows };
}

/** Differences of whole numbers below this are exact; those of fractions are not, so these are sent as they are. */
const MOST_EXACT = 2 ** 52;

function startOf(values: readonly (readonly number[])[], column: number): number {
  const exact = values.every(
    (row) => Number.isInteger(row[column]) && Math.abs(row[column] ?? 0) < MOST_EXACT,
  );
  return exact ? (values[0]?.[column] ?? 0) : 0;
}
