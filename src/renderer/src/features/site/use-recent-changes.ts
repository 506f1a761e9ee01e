import { useState } from 'react';
import type { Output } from '../../../../shared/contract/contract.ts';
import type { Asking } from '../../live/asking.ts';
import { useMoment } from '../../live/place.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useSiteId } from '../../live/use-site.ts';
import { NO_CHANGES_YET, takeAnswers } from './changes-so-far.ts';

type Changes = Output<'history.changes'>;

const MOST = 500;
const WHOLE_EVERY_MS = 60_000;
const NEWS_EVERY_MS = 5000;
/** Three intervals: what an answer that was late or lost would have told is in the next one. */
const NEWS_WINDOW_MS = 15_000;
/** Longer than from one whole answer to the next: closes any gap. */
const GAP_WINDOW_MS = 90_000;

/**
 * The site's changes in a window. All of them weigh as much as many updates, so they are asked for once a
 * minute; between, only the last ones are, and added.
 */
export function useRecentChanges(windowMs: number): Asking<readonly Changes[number][]> {
  const site = useSiteId();
  const { moment } = useMoment();
  const [held, hold] = useState(NO_CHANGES_YET);
  const about = { site, subject: null, moment, limit: MOST };
  const newsMs = held.gap ? GAP_WINDOW_MS : NEWS_WINDOW_MS;
  const whole = useAsk('history.changes', { ...about, windowMs }, { refreshMs: WHOLE_EVERY_MS });
  const news = useAsk('history.changes', moment === 'now' ? { ...about, windowMs: newsMs } : null, {
    refreshMs: NEWS_EVERY_MS,
  });
  const next = takeAnswers(held, whole, news, { newsMs, most: MOST });
  if (next !== held) hold(next);
  return together(whole, news, next.list);
}

/** Old when either answer is: a list without its news must not look fresh. */
function together(
  whole: Asking<Changes>,
  news: Asking<Changes>,
  list: readonly Changes[number][],
): Asking<readonly Changes[number][]> {
  if (whole.kind !== 'answer') return whole;
  const late = news.kind === 'failed' ? news.failure : news.kind === 'answer' ? news.stale : null;
  return { ...whole, value: list, stale: whole.stale ?? late };
}
