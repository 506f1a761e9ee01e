import type { StateChange } from '../../../../shared/contract/history.ts';

/** Two answers about overlapping times as one: each change once, the newest `most` of them, newest first. */
export function mergedChanges(
  whole: readonly StateChange[],
  news: readonly StateChange[],
  most: number,
): readonly StateChange[] {
  const known = new Set(whole.map(nameOf));
  const fresh = news.filter((change) => !known.has(nameOf(change)));
  return [...fresh, ...whole].sort((a, b) => b.at - a.at).slice(0, most);
}

const nameOf = ({ at, subject: { kind, id }, aspect, observer }: StateChange): string =>
  `${at}\n${kind}\n${id}\n${aspect}\n${observer}`;
