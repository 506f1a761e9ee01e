/** Records in their order, found by their keys. It keeps its identity while each of them does. */
export class KeyedList<R> {
  readonly list: R[];
  /** Where each stands. */
  readonly places: ReadonlyMap<string, number>;

  constructor(list: R[], places: ReadonlyMap<string, number>) {
    this.list = list;
    this.places = places;
  }

  get size(): number {
    return this.list.length;
  }

  get(key: string): R | undefined {
    return this.list[this.places.get(key) ?? -1];
  }

  has(key: string): boolean {
    return this.places.has(key);
  }
}

export type KeyOf<R> = (record: R) => string;

export const keyedList = <R>(list: R[], keyOf: KeyOf<R>): KeyedList<R> =>
  new KeyedList(list, placesOf(list, keyOf));

export const placesOf = <R>(list: readonly R[], keyOf: KeyOf<R>): ReadonlyMap<string, number> =>
  new Map(list.map((record, place) => [keyOf(record), place]));
