import type { ClusterEntry, HostEntry } from '../../../shared/domain/inventory.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { judgeRmsRoute, routeOf } from '../rules/rms-route.ts';
import { judgeSfTime } from '../rules/sf-time.ts';
import { judgeDeclaredDown, judgeRunsNowhere } from '../rules/start.ts';
import type { Step } from './operation.ts';
import { powerOff, startGuest } from './recovery-deeds.ts';
import { startByRms, stopByRms } from './rms-guest-steps.ts';

type Steps = readonly Step<RecoveryFacts>[];
type Ruling = readonly ClusterEntry[];

/**
 * Its power is taken by libvirt; by the RMS of its hosts where that controls it (I40): the stop script cuts the power of
 * a guest that does not hear it, as far as is recalled, and that the guest has stopped is seen before it is declared DOWN.
 */
export function powerAway(opening: RecoveryFacts, home: HostEntry, ruling: Ruling): Steps {
  const route = routeOf(opening);
  const stops = route === null ? [] : stopByRms({ route, home, ruling }, opening);
  if (stops.length === 0) return [powerOff(home)];
  return stops.map((step) => ({
    ...step,
    irreversible: true,
    rules: (facts) => [judgeSfTime(facts), judgeRmsRoute(facts, ruling), ...step.rules(facts)],
  }));
}

/** Only what everybody has seen DOWN, and what runs nowhere, is started again, whoever starts it. */
export function startAgain(opening: RecoveryFacts, home: HostEntry, ruling: Ruling): Steps {
  const route = routeOf(opening);
  const starts = route === null ? [] : startByRms({ route, home, ruling }, opening);
  if (starts.length === 0) return [startGuest(home)];
  return starts.map((step) => ({
    ...step,
    underCommon: false,
    rules: (facts) => [
      judgeDeclaredDown(facts),
      judgeRmsRoute(facts, ruling),
      judgeRunsNowhere(facts),
      ...step.rules(facts),
    ],
  }));
}
