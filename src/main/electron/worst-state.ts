import { worstOf, type Severity } from '../../shared/domain/severity.ts';
import type { SiteEntry } from '../../shared/contract/setup.ts';
import type { Clock } from '../platform/clock.ts';
import { lineClient } from '../rpc/line-client.ts';
import type { Line } from '../rpc/line.ts';

/** What the tray says. `no-engine`: nobody watches at the moment. */
export type WorstState = Severity | 'no-site' | 'no-engine';

const AGAIN_AFTER_MS = 1_000;

/** Tells the worst state of all sites, at each change, over a line of its own; a line that ends is opened again. */
export async function watchWorst(
  openLine: () => Line,
  clock: Clock,
  stop: AbortSignal,
  tell: (worst: WorstState) => void,
): Promise<void> {
  const stopped = () => stop.aborted;
  let last: WorstState | null = null;
  const tellNew = (worst: WorstState) => {
    if (worst !== last && !stopped()) tell(worst);
    last = worst;
  };
  while (!stopped()) {
    tellNew('no-engine');
    const line = openLine();
    const ended = new Promise<void>((resolve) => {
      line.onClose(resolve);
    });
    lineClient(line).watch('sites', null, (sites) => {
      tellNew(worstSite(sites));
    });
    await ended;
    tellNew('no-engine');
    await clock.sleep(AGAIN_AFTER_MS, stop);
  }
}

/** A site whose file cannot be used, or of which nothing is known yet, is unknown. */
function worstSite(sites: readonly SiteEntry[]): WorstState {
  return sites.length === 0 ? 'no-site' : worstOf(sites.map(({ severity }) => severity ?? 'unknown'));
}
