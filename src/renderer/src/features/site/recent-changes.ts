import type { StateChange } from '../../../../shared/contract/history.ts';

/** Two answers about overlapping times as one: each change once, the newest `most` of them, newest first. */
export function mergedChanges(
  whole: readonly StateChange[],
  news: readonly StateChange[],
  most: number,
): readonly StateChange[] {
  // Only what is as young can be the same: to name all of them costs more than all else here.
  const since = news.reduce((oldest, { at }) => Math.min(oldest, at), Infinity);
  const known = new Set(whole.filter(({ at }) => at >= since).map(nameOf));
  const fresh = news.filter((change) => !known.has(nameOf(change)));
  if (fresh.length === 0 && whole.length <= most && isInOrder(whole)) return whole;
  return [...fresh, ...whole].sort((a, b) => b.at - a.at).slice(0, most);
}

/** A clock is measured, it does not happen: only that it cannot be read is told among what happened. */
export const isNews = ({ aspect, because }: StateChange): boolean => aspect !== 'clock' || because !== null;

const isInOrder = (changes: readonly StateChange[]): boolean =>
  changes.every(({ at }, index) => at <= (changes[index - 1]?.at ?? at));

const nameOf = ({ at, subject: { kind, id }, aspect, observer }: StateChange): string =>
  `${at}\n${kind}\n${id}\n${aspect}\n${observer}`;
