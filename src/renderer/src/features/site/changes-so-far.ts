import type { StateChange } from '../../../../shared/contract/history.ts';
import type { Asking } from '../../live/asking.ts';
import { mergedChanges } from './recent-changes.ts';

type Changes = readonly StateChange[];
type Answered = Asking<Changes>;

/** The site's changes as they are put together from a whole answer and what came after it. */
export interface ChangesSoFar {
  readonly list: Changes;
  /** Until when nothing is missing in it; epoch ms, 0 before the first answer. */
  readonly upTo: number;
  /** News began later than that: a longer answer is needed. */
  readonly gap: boolean;
  /** The answers that are in it. */
  readonly whole: Changes | null;
  readonly news: Changes | null;
}

export const NO_CHANGES_YET: ChangesSoFar = { list: [], upTo: 0, gap: false, whole: null, news: null };

/** Takes in what has been answered since; the same object when nothing has. `newsMs`: what the news were asked to cover. */
export function takeAnswers(
  held: ChangesSoFar,
  whole: Answered,
  news: Answered,
  { newsMs, most }: { readonly newsMs: number; readonly most: number },
): ChangesSoFar {
  return takeNews(takeWhole(held, whole), news, newsMs, most);
}

function takeWhole(held: ChangesSoFar, answer: Answered): ChangesSoFar {
  if (answer.kind !== 'answer' || answer.value === held.whole) return held;
  return { ...held, list: answer.value, upTo: answer.at, gap: false, whole: answer.value };
}

function takeNews(held: ChangesSoFar, answer: Answered, newsMs: number, most: number): ChangesSoFar {
  if (answer.kind !== 'answer' || answer.value === held.news || held.whole === null) return held;
  const list = mergedChanges(held.list, answer.value, most);
  const gap = answer.at - newsMs > held.upTo;
  return { ...held, list, upTo: gap ? held.upTo : Math.max(held.upTo, answer.at), gap, news: answer.value };
}
