import {
  figureTree,
  hasFigures,
  withFigures,
  type FigurePath,
  type FigureTree,
  type Parts,
} from './figures.ts';

/** The newest values of the same figures of many records, as numbers at the records' places. */
export class NotedFigures {
  readonly #tree: FigureTree;
  readonly #width: number;
  readonly #values: Float64Array;
  /** When those of a record were noted; 0: never. */
  readonly #notedAt: Uint32Array;
  /** 1: the record at this place is known to have these figures. */
  readonly #isKnown: Uint8Array;

  constructor(paths: readonly FigurePath[], size: number) {
    this.#tree = figureTree(paths);
    this.#width = paths.length;
    this.#values = new Float64Array(size * paths.length);
    this.#notedAt = new Uint32Array(size);
    this.#isKnown = new Uint8Array(size);
  }

  /** Whether the record at that place has them; it is looked at once, for figures that move are still there. */
  isOf(place: number, record: Parts): boolean {
    if (this.#isKnown[place] !== 1) this.#isKnown[place] = Number(hasFigures(record, this.#tree));
    return this.#isKnown[place] === 1;
  }

  /** `row`: the place, then what to add to `from` for each figure. */
  note(row: readonly number[], from: readonly number[], now: number): void {
    const place = row[0] ?? 0;
    for (let column = 0; column < this.#width; column += 1)
      this.#values[place * this.#width + column] = (from[column] ?? 0) + (row[column + 1] ?? 0);
    this.#notedAt[place] = now;
  }

  notedAt(place: number): number {
    return this.#notedAt[place] ?? 0;
  }

  /** The record with those that were noted for its place: `isOf` has said that it has them. */
  written(place: number, record: Parts): Parts {
    return withFigures(record, this.#tree, this.#values, place * this.#width);
  }

  /** Another record stands there now. */
  forget(place: number): void {
    this.#isKnown[place] = 0;
    this.#notedAt[place] = 0;
  }
}
