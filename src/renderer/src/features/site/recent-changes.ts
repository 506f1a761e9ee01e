import type { StateChange } from '../../../../shared/contract/history.ts';

/** Two answers about overlapping times as one: each change once, the newest `most` of them, newest first. */
export function mergedChanges(
  whole: readonly StateChange[],
  news: readonly StateChange[],
  most: number,
): readonly StateChange[] {
  // Only what is as young can be the same: to name and to sort all of them costs more than all else here.
  const since = news.reduce((oldest, { at }) => Math.min(oldest, at), Infinity);
  const inOrder = isInOrder(whole) ? whole : whole.toSorted(newestFirst);
  const older = inOrder.findIndex(({ at }) => at < since);
  const young = older < 0 ? inOrder : inOrder.slice(0, older);
  const known = new Set(young.map(nameOf));
  const fresh = news.filter((change) => !known.has(nameOf(change)));
  if (fresh.length === 0 && whole.length <= most) return inOrder;
  const old = older < 0 ? [] : inOrder.slice(older);
  return [...[...fresh, ...young].sort(newestFirst), ...old].slice(0, most);
}

const newestFirst = (a: StateChange, b: StateChange): number => b.at - a.at;

/** A clock is measured, it does not happen: only that it cannot be read is told among what happened. */
export const isNews = ({ aspect, because }: StateChange): boolean => aspect !== 'clock' || because !== null;

const isInOrder = (changes: readonly StateChange[]): boolean =>
  changes.every(({ at }, index) => at <= (changes[index - 1]?.at ?? at));

const nameOf = ({ at, subject: { kind, id }, aspect, observer }: StateChange): string =>
  `${at}\n${kind}\n${id}\n${aspect}\n${observer}`;
