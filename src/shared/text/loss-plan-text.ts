import type { AssumedPlace, LossDifference, WrongPlace } from '../domain/host-loss.ts';
import type { HostName } from '../domain/names.ts';
import { assertNever } from '../result.ts';
import { applicationLossText, clusterLossText, guestLossText } from './host-loss-text.ts';
import type { Text } from './text.ts';

/** A guest that is taken to run somewhere or to be off, where it is now, and what that leaves open. */
export const assumedPlaceText = (text: Text, { name, host, cluster, now, doubts }: AssumedPlace): string =>
  [
    text(host === null ? 'loss.assumed.off' : 'loss.assumed.guest', {
      guest: name,
      host: host ?? '',
      place: presentPlace({ host, now, doubts }),
      now: now.join(', '),
    }),
    ...doubts
      .filter((doubt) => doubt !== 'place-unknown')
      .map((doubt) => text(`loss.doubt.${doubt}`, { host: host ?? '', cluster: cluster ?? '' })),
  ].join('; ');

function presentPlace({ host, now, doubts }: Pick<AssumedPlace, 'host' | 'now' | 'doubts'>) {
  if (doubts.includes('place-unknown')) return 'unknown';
  if (now.length === 0) return host === null ? 'same' : 'nowhere';
  return now.length === 1 && now[0] === host ? 'same' : 'elsewhere';
}

/** Both sentences about one object: as it is now, and as planned. */
export function lossDifferenceText(
  text: Text,
  difference: LossDifference,
  host: HostName,
): { readonly now: string; readonly planned: string } {
  switch (difference.kind) {
    case 'application':
      return both(
        difference,
        (loss) => applicationLossText(text, loss),
        ({ application, cluster }) => text('loss.untouched.application', { application, cluster }),
      );
    case 'cluster':
      return both(
        difference,
        (loss) => clusterLossText(text, loss),
        ({ cluster }) => text('loss.untouched.cluster', { cluster }),
      );
    case 'guest':
      return both(
        difference,
        (loss) => guestLossText(text, loss),
        ({ name }) => text('loss.untouched.guest', { guest: name, host }),
      );
    default:
      return assertNever(difference);
  }
}

/** An object that the loss does not touch in one of the two is named by the other. */
function both<Loss>(
  { now, planned }: { readonly now: Loss | null; readonly planned: Loss | null },
  say: (loss: Loss) => string,
  untouched: (loss: Loss) => string,
): { readonly now: string; readonly planned: string } {
  const named = planned ?? now;
  const not = named === null ? '' : untouched(named);
  return { now: now === null ? not : say(now), planned: planned === null ? not : say(planned) };
}

export const wrongPlaceText = (text: Text, { guest, name, host, why }: WrongPlace): string =>
  text(`loss.wrong.${why}`, { guest: name ?? guest, host: host ?? '' });
