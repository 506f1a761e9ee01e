import type { Parts } from './figures.ts';
import { HeldRecords } from './held-records.ts';

/**
 * Records in their order, found by their keys. It keeps its identity while each of them does. After a change there is
 * another list of the same records: who still reads the old one, and has not read its `list` before, reads the new.
 */
export class KeyedList<R extends Parts & W, W = unknown> {
  /** Where each stands. */
  readonly places: ReadonlyMap<string, number>;
  readonly #held: HeldRecords<R, W>;
  #list: R[] | null = null;

  constructor(held: HeldRecords<R, W>, places: ReadonlyMap<string, number>) {
    this.#held = held;
    this.places = places;
  }

  /** All of them: makes those of which only figures are noted. */
  get list(): R[] {
    return (this.#list ??= this.#held.all());
  }

  /** What of each is no figure; the same list while nothing but figures moves. */
  get words(): readonly W[] {
    return this.#held.allWords();
  }

  wordsOf(key: string): W | undefined {
    return this.wordsAt(this.places.get(key));
  }

  wordsAt(place: number | undefined): W | undefined {
    return this.#held.wordsAt(place ?? -1);
  }

  get size(): number {
    return this.#held.size;
  }

  get(key: string): R | undefined {
    return this.#held.at(this.places.get(key) ?? -1);
  }

  has(key: string): boolean {
    return this.places.has(key);
  }

  /** For the change that makes the next list of them. */
  held(): HeldRecords<R, W> {
    return this.#held;
  }
}

export type KeyOf<R> = (record: R) => string;

export const keyedList = <R extends Parts & W, W = unknown>(
  list: readonly R[],
  keyOf: KeyOf<R>,
): KeyedList<R, W> => new KeyedList(new HeldRecords<R, W>(list), placesOf(list, keyOf));

export const placesOf = <R>(list: readonly R[], keyOf: KeyOf<R>): ReadonlyMap<string, number> =>
  new Map(list.map((record, place) => [keyOf(record), place]));
