import type { ClusterEntry, HostEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { HostFacts } from '../facts/cluster-facts.ts';
import type { GuestPowerFacts } from '../facts/guest-power-facts.ts';
import { judgeApplicationsAway, judgeCasualties } from '../rules/applications-here.ts';
import { domainOn, homesOf, judgeNowhere, judgeOneHome, judgeSomeHome } from '../rules/guest-power.ts';
import { blocks } from '../rules/judged.ts';
import { judgeKnownGuest } from '../rules/left-cluster.ts';
import { isSeenLeft, judgeNotLeft, judgeRedundancy, observersOf } from '../rules/remaining.ts';
import { judgeRmsRoute, routeOf } from '../rules/rms-route.ts';
import { judgeNotRuled } from '../rules/ruled-power.ts';
import { judgeSfTime, sfUntil } from '../rules/sf-time.ts';
import { checkGone, checkJoined, forcePower, removeImage, shutDown, startCold } from './guest-power-steps.ts';
import type { Operation } from './operation.ts';
import { startByRms, stopByRms } from './rms-guest-steps.ts';

/**
 * A guest that is a node is started cold on the host that lists it; what is LEFTCLUSTER is recovered instead. What the
 * RMS of its hosts controls is started by it (I40). `ruling`: clusters of hosts, which are held with the operation.
 */
export const guestStart = (
  hosts: readonly HostEntry[],
  ruling: readonly ClusterEntry[] = [],
): Operation<GuestPowerFacts> => ({
  rules: (facts) => [
    judgeKnownGuest(facts),
    judgeNotLeft(facts),
    judgeRmsRoute(facts, ruling),
    judgeNowhere(facts),
  ],
  steps: (opening) => {
    const listed = opening.hosts.filter((host) => domainOn(host) !== null);
    const saved = listed.filter((host) => domainOn(host)?.managedSave === true);
    const [home] = entriesOf(listed, hosts);
    if (home === undefined) return [];
    const route = routeOf(opening);
    const starts = route === null ? [startCold(home)] : startByRms({ route, home, ruling }, opening);
    return starts.length === 0 ? [] : [...entriesOf(saved, hosts).map(removeImage), ...starts, checkJoined];
  },
  waitUntil: () => null,
  // As after a power failure: who would start it too looks at the same hosts.
  toldOn: (facts) => (observersOf(facts).length === 0 ? hosts.filter(({ kind }) => kind !== 'esxi') : []),
});

/** Its operating system is asked to stop, once nothing of RMS works there (I8, I9); by the RMS of its hosts that controls it (I40). */
export const guestShutdown = (
  node: NodeEntry,
  hosts: readonly HostEntry[],
  ruling: readonly ClusterEntry[] = [],
): Operation<GuestPowerFacts> => ({
  rules: (facts) => [
    judgeKnownGuest(facts),
    judgeRmsRoute(facts, ruling),
    judgeOneHome(facts),
    judgeApplicationsAway(facts),
    judgeRedundancy(facts),
  ],
  steps: (opening) => {
    const [home] = entriesOf(homesOf(opening), hosts);
    if (home === undefined) return [];
    const route = routeOf(opening);
    if (route === null) return [shutDown(node, home), checkGone(0)];
    const stops = stopByRms({ route, home, ruling }, opening);
    // Its stop script may cut the power in the end: SF has its time then.
    return stops.length === 0 ? [] : [...stops, checkGone(opening.sfBudgetMs)];
  },
  waitUntil: () => null,
});

/**
 * An emergency, and an operation of its own: whatever works there falls, and the others see the node LEFTCLUSTER until
 * SF has its way. Every copy that runs is powered off.
 */
export const guestPowerOff = (hosts: readonly HostEntry[]): Operation<GuestPowerFacts> => ({
  rules: (facts) => [
    judgeKnownGuest(facts),
    judgeNotRuled(facts),
    judgeSomeHome(facts),
    judgeCasualties(facts),
  ],
  steps: (opening) => {
    const homes = entriesOf(homesOf(opening), hosts);
    return homes.length === 0 ? [] : [...homes.map(forcePower), checkGone(opening.sfBudgetMs)];
  },
  waitUntil: (facts) => (isSeenLeft(facts) && blocks(judgeSfTime(facts)) ? sfUntil(facts) : null),
});

const entriesOf = (found: readonly HostFacts[], hosts: readonly HostEntry[]): readonly HostEntry[] =>
  found.flatMap(({ host }) => hosts.filter(({ name }) => name === host));
