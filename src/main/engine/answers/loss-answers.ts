import { hostLoss } from '../../domain/host-loss/host-loss.ts';
import type { Handlers } from '../../rpc/handlers.ts';
import type { WatchedSites } from '../watched-sites.ts';

/** Answers about what a lost host would mean, from the present picture of its site. */
export const lossAnswers = ({
  sites,
}: {
  readonly sites: WatchedSites;
}): Pick<Handlers, 'operations.loss'> => ({
  'operations.loss': ({ site, host, placements }) => {
    const watch = sites.get(site)?.watch ?? null;
    if (watch === null) return Promise.resolve({ ok: false, problem: 'not-watched' });
    const planned = new Map(placements.map((each) => [each.guest, each.host]));
    const loss = hostLoss(watch.picture(), host, planned);
    return Promise.resolve(loss === null ? { ok: false, problem: 'no-such-object' } : { ok: true, loss });
  },
});
