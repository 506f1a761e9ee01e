import type { Payload } from '../../shared/contract/contract.ts';
import { siteIdSchema, type SiteId } from '../../shared/domain/names.ts';
import type { SitePicture } from '../../shared/domain/site-picture.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { LineClient } from '../rpc/line-client.ts';
import { withConsole, type ConsoleAddress } from './console-client.ts';
import type { PictureFailure } from './picture-failure.ts';

/** The current picture of a running `nodeward serve`. `site` null: its only one. */
export const pictureFromConsole = (
  address: ConsoleAddress,
  site: SiteId | null,
  signal: AbortSignal,
): Promise<Result<SitePicture, PictureFailure>> =>
  withConsole(address, signal, (client) => askPicture(client, site));

/** The current picture over a line that is open; `site` null: its only one. */
export async function askPicture(
  client: LineClient,
  site: SiteId | null,
): Promise<Result<SitePicture, PictureFailure>> {
  const chosen = site === null ? await onlySite(client) : ok(site);
  if (!chosen.ok) return chosen;
  const answer = await client.ask('site.at', { site: chosen.value, moment: 'now' });
  if (!answer.ok && answer.error.kind === 'unreadable') return fail(OTHER_VERSION);
  if (!answer.ok) return fail({ kind: 'no-answer', detail: answer.error.kind });
  return answer.value === null ? fail({ kind: 'no-site', site: chosen.value }) : ok(answer.value);
}

/** The only site of a console; which one is meant must be said where there are several. */
export function onlySite(client: LineClient): Promise<Result<SiteId, PictureFailure>> {
  return new Promise((resolve) => {
    const choose = (sites: Payload<'sites'>) => {
      const ids = sites.filter(({ misnamed }) => !misnamed).map(({ id }) => siteIdSchema.parse(id));
      const [only, ...others] = ids;
      if (only === undefined) resolve(fail({ kind: 'no-site', site: null }));
      else if (others.length > 0) resolve(fail({ kind: 'several-sites', sites: [only, ...others] }));
      else resolve(ok(only));
    };
    client.watch('sites', null, choose, () => resolve(fail(OTHER_VERSION)));
  });
}

/** An answer that this version's contract does not know: waiting for another would be in vain. */
const OTHER_VERSION: PictureFailure = { kind: 'other-version' };
