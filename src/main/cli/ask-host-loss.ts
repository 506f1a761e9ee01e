import type { LossAnswer } from '../../shared/contract/host-loss.ts';
import type { HostName, SiteId } from '../../shared/domain/names.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { LineClient } from '../rpc/line-client.ts';
import type { PictureFailure } from './picture-failure.ts';
import { askPicture, onlySite } from './picture-from-console.ts';
import { placesOf, type NamedPlace, type PlaceProblem } from './planned-places.ts';

export interface Question {
  readonly host: HostName;
  /** Null: the only one. */
  readonly site: SiteId | null;
  readonly places: readonly NamedPlace[];
}

/** A planned place may name no guest, or several: then nothing is asked. */
export type Told = { readonly kind: 'answer'; readonly answer: LossAnswer } | PlaceTrouble;
interface PlaceTrouble {
  readonly kind: 'place';
  readonly problem: PlaceProblem;
}

/** Asks an open console what the loss would mean, with the planned places found among the site's guests. */
export async function askLoss(
  client: LineClient,
  { site, host, places }: Question,
): Promise<Result<Told, PictureFailure>> {
  const chosen = site === null ? await onlySite(client) : ok(site);
  if (!chosen.ok) return chosen;
  const placed = await placesOn(client, chosen.value, places);
  if (!placed.ok) return placed;
  if (!placed.value.ok) return ok({ kind: 'place', problem: placed.value.error });
  const answer = await client.ask('operations.loss', {
    site: chosen.value,
    moment: 'now',
    host,
    placements: [...placed.value.value],
  });
  return answer.ok
    ? ok({ kind: 'answer', answer: answer.value })
    : fail({ kind: 'no-answer', detail: answer.error.kind });
}

/** The picture is asked for only where names have to be found in it. */
async function placesOn(
  client: LineClient,
  site: SiteId,
  places: readonly NamedPlace[],
): Promise<Result<ReturnType<typeof placesOf>, PictureFailure>> {
  if (places.length === 0) return ok(ok([]));
  const picture = await askPicture(client, site);
  return picture.ok ? ok(placesOf(places, picture.value)) : picture;
}
