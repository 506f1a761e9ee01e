import type { Handlers } from '../../rpc/handlers.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Store } from '../../store/open-store.ts';
import { pictureFromStore } from '../past-picture.ts';
import type { WatchedSites } from '../watched-sites.ts';

export interface AnswerParts {
  readonly sites: WatchedSites;
  readonly store: Store;
  readonly clock: Clock;
}

type SiteAnswers = Pick<Handlers, 'site.at' | 'site.loads' | 'history.series' | 'history.changes'>;

/** Answers about a site as a whole, at any moment. */
export function siteAnswers({ sites, store, clock }: AnswerParts): SiteAnswers {
  const instant = (moment: number | 'now') => (moment === 'now' ? clock.now() : moment);
  return {
    'site.at': async ({ site, moment }) => {
      if (moment !== 'now') return pictureFromStore(site, store, moment);
      return sites.get(site)?.watch?.picture() ?? null;
    },
    'site.loads': async ({ site, moment, hosts, windowMs, maxPoints }) => {
      const to = instant(moment);
      return store.samples.loads({ site, hosts, from: to - windowMs, to, maxPoints });
    },
    'history.series': async ({ site, subject, metrics, moment, windowMs, maxPoints }) => {
      const to = instant(moment);
      return store.samples.series({ site, subject, metrics, from: to - windowMs, to, maxPoints });
    },
    'history.changes': async ({ site, subject, moment, windowMs, limit }) => {
      const to = instant(moment);
      return store.spans.changes({ site, subject, from: to - windowMs, to, limit });
    },
  };
}
