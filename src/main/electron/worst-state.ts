import { worstOf, type Severity } from '../../shared/domain/severity.ts';
import type { SiteEntry } from '../../shared/contract/setup.ts';
import type { Clock } from '../platform/clock.ts';
import type { Line } from '../rpc/line.ts';
import { keepLine } from './keep-line.ts';

/** What the tray says. `no-engine`: nobody watches at the moment. */
export type WorstState = Severity | 'no-site' | 'no-engine';

/** Tells the worst state of all sites, at each change, over a line of its own; a line that ends is opened again. */
export async function watchWorst(
  openLine: () => Line,
  clock: Clock,
  stop: AbortSignal,
  tell: (worst: WorstState) => void,
): Promise<void> {
  let last: WorstState | null = null;
  const tellNew = (worst: WorstState) => {
    if (worst !== last && !stop.aborted) tell(worst);
    last = worst;
  };
  const noEngine = () => {
    tellNew('no-engine');
  };
  noEngine();
  await keepLine(openLine, clock, stop, {
    opened: (client) => {
      client.watch('sites', null, (sites) => {
        tellNew(worstSite(sites));
      });
    },
    ended: noEngine,
  });
}

/** A site whose file cannot be used, by its text or by its name, or of which nothing is known yet, is unknown. */
function worstSite(sites: readonly SiteEntry[]): WorstState {
  const states = sites.map(({ severity }) => severity ?? 'unknown');
  return states.length === 0 ? 'no-site' : worstOf(states);
}
