import { useMemo } from 'react';
import type { Output } from '../../../../shared/contract/contract.ts';
import type { Asking } from '../../live/asking.ts';
import { useMoment } from '../../live/place.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useSiteId } from '../../live/use-site.ts';
import { mergedChanges } from './recent-changes.ts';

type Changes = Output<'history.changes'>;

const MOST = 500;
const WHOLE_EVERY_MS = 60_000;
const NEWS_EVERY_MS = 5000;
/** Longer than from one whole answer to the next, so that nothing falls between them. */
const NEWS_WINDOW_MS = 90_000;

/**
 * The site's changes in a window. All of them weigh as much as many updates, so they are asked for once a
 * minute; between, only the last ones are.
 */
export function useRecentChanges(windowMs: number): Asking<readonly Changes[number][]> {
  const site = useSiteId();
  const { moment } = useMoment();
  const about = { site, subject: null, moment, limit: MOST };
  const whole = useAsk('history.changes', { ...about, windowMs }, { refreshMs: WHOLE_EVERY_MS });
  const news = useAsk('history.changes', moment === 'now' ? { ...about, windowMs: NEWS_WINDOW_MS } : null, {
    refreshMs: NEWS_EVERY_MS,
  });
  return useMemo(() => together(whole, news), [whole, news]);
}

/** Old when either answer is: a list without its news must not look fresh. */
function together(whole: Asking<Changes>, news: Asking<Changes>): Asking<readonly Changes[number][]> {
  if (whole.kind !== 'answer' || news.kind === 'waiting') return whole;
  if (news.kind === 'failed') return { ...whole, stale: news.failure };
  return { ...whole, value: mergedChanges(whole.value, news.value, MOST), stale: whole.stale ?? news.stale };
}
