import { z } from 'zod';
import { movedFigures } from './figures.ts';
import { KeyedList, keyedList, placesOf, type KeyOf } from './keyed-list.ts';
import { MovedGroups, movedSchema, type Moved } from './moved-figures.ts';

/** What became of a list of records. */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the inferred schema is the type
export const listChangeSchema = <S extends z.ZodType>(record: S) =>
  z.object({
    moved: z.array(movedSchema),
    /** New records, and those in which more than figures changed. */
    changed: z.array(record),
    /** The keys in their order when records came, went or changed places; null: as before. */
    order: z.array(z.string()).nullable(),
  });

export interface ListChange<R> {
  readonly moved: Moved[];
  readonly changed: R[];
  readonly order: string[] | null;
}

type Plain = Readonly<Record<string, unknown>>;

/** Records are compared by identity first: a drawing must reuse those that are as before. */
export function listChange<R extends Plain>(
  before: readonly R[],
  after: readonly R[],
  keyOf: KeyOf<R>,
): ListChange<R> {
  const inPlace =
    before.length === after.length && after.every((record, place) => isKeyOf(before[place], keyOf, record));
  const places = inPlace ? null : placesOf(before, keyOf);
  const changed: R[] = [];
  const moved = new MovedGroups();
  after.forEach((record, index) => {
    const place = places === null ? index : places.get(keyOf(record));
    const old = place === undefined ? undefined : before[place];
    if (old === record) return;
    const figures = old === undefined ? null : movedFigures(old, record);
    if (place === undefined || figures === null) changed.push(record);
    else if (figures.length > 0) moved.add(place, figures);
  });
  return { moved: moved.all(), changed, order: inPlace ? null : after.map(keyOf) };
}

const isKeyOf = <R>(old: R | undefined, keyOf: KeyOf<R>, record: R): boolean =>
  old === record || (old !== undefined && keyOf(old) === keyOf(record));

/** Whether it is a change of this list; nothing is done yet. */
export function isChangeOf<R extends Plain & W, W>(
  before: KeyedList<R, W>,
  { moved, changed, order }: ListChange<R>,
  keyOf: KeyOf<R>,
): boolean {
  if (!moved.every((group) => before.held().has(group))) return false;
  const fresh = new Set(changed.map(keyOf).filter((key) => !before.has(key)));
  if (order === null) return fresh.size === 0;
  return order.every((key) => before.has(key) || fresh.has(key));
}

/** The list after a change of it; records in it that did not change keep their identity. */
export function changedList<R extends Plain & W, W>(
  before: KeyedList<R, W>,
  { moved, changed, order }: ListChange<R>,
  keyOf: KeyOf<R>,
): KeyedList<R, W> {
  if (moved.length === 0 && changed.length === 0 && order === null) return before;
  const held = before.held();
  held.begin();
  for (const group of moved) held.move(group);
  const fresh = new Map<string, R>();
  for (const record of changed) {
    const place = before.places.get(keyOf(record));
    if (place === undefined) fresh.set(keyOf(record), record);
    else held.put(place, record);
  }
  if (order === null) return new KeyedList(held, before.places);
  const after = order.map((key) => before.get(key) ?? fresh.get(key));
  return keyedList(
    after.filter((record) => record !== undefined),
    keyOf,
  );
}
