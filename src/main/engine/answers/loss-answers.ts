import { hostLoss } from '../../domain/host-loss/host-loss.ts';
import { wrongPlaces } from '../../domain/host-loss/wrong-places.ts';
import type { Handlers } from '../../rpc/handlers.ts';
import type { SiteWatch } from '../site-watch.ts';

interface PicturedSites {
  readonly get: (id: string) => { readonly watch: Pick<SiteWatch, 'picture'> | null } | null;
}

/** Answers about what a lost host would mean, from the present picture of its site. */
export const lossAnswers = ({
  sites,
}: {
  readonly sites: PicturedSites;
}): Pick<Handlers, 'operations.loss'> => ({
  'operations.loss': ({ site, host, placements }) => {
    const watch = sites.get(site)?.watch ?? null;
    if (watch === null) return Promise.resolve({ ok: false, problem: 'not-watched' });
    const picture = watch.picture();
    const wrong = wrongPlaces(picture, placements);
    if (wrong.length > 0) return Promise.resolve({ ok: false, problem: 'wrong-placement', wrong });
    const loss = hostLoss(picture, host, new Map(placements.map((each) => [each.guest, each.host])));
    return Promise.resolve(loss === null ? { ok: false, problem: 'no-such-object' } : { ok: true, loss });
  },
});
