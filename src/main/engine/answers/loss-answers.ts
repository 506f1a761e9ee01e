import type { Moment } from '../../../shared/domain/moment.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { hostLoss } from '../../domain/host-loss/host-loss.ts';
import { wrongPlaces } from '../../domain/host-loss/wrong-places.ts';
import type { Handlers } from '../../rpc/handlers.ts';
import type { SiteWatch } from '../site-watch.ts';

interface Pictures {
  readonly sites: {
    readonly get: (id: string) => { readonly watch: Pick<SiteWatch, 'picture'> | null } | null;
  };
  /** Null: nothing is stored for that moment. */
  readonly past: (site: SiteId, moment: number) => SitePicture | null;
}
type NoPicture = 'not-watched' | 'nothing-stored';

/** Answers about what a lost host would mean, from the picture of its site at a moment. */
export const lossAnswers = (pictures: Pictures): Pick<Handlers, 'operations.loss'> => ({
  'operations.loss': async ({ site, moment, host, placements }) => {
    const picture = pictureAt(pictures, site, moment);
    if (!picture.ok) return { ok: false, problem: picture.error };
    const wrong = wrongPlaces(picture.value, placements);
    if (wrong.length > 0) return { ok: false, problem: 'wrong-placement', wrong };
    const planned = new Map(placements.map((each) => [each.guest, each.host]));
    const loss = hostLoss(picture.value, host, planned);
    return loss === null ? { ok: false, problem: 'no-such-object' } : { ok: true, loss };
  },
});

function pictureAt({ sites, past }: Pictures, site: SiteId, moment: Moment): Result<SitePicture, NoPicture> {
  if (moment === 'now') {
    const watch = sites.get(site)?.watch ?? null;
    return watch === null ? fail('not-watched') : ok(watch.picture());
  }
  const picture = past(site, moment);
  return picture === null ? fail('nothing-stored') : ok(picture);
}
