import type { ClusterEntry } from '../../../shared/domain/inventory.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import type { PartitionFacts } from '../facts/partition-facts.ts';
import { homesOf } from './guest-power.ts';
import { judgeHostsWhole } from './hosts-whole.ts';
import { judgeLinesSpared, judgeRmsRoute, routeOf } from './rms-route.ts';

/** RMS of its hosts starts and stops it: it leaves last, when a line that stops with it serves nobody, and comes first. */
export const isRuled = (facts: RecoveryFacts): boolean => routeOf(facts) !== null;

/**
 * Before the first node of the other side is stopped, the way of each one that runs is known (I40): libvirt, or RMS of
 * hosts whose cluster is whole, and then nothing stops with it but what has been stopped before.
 */
export function judgeLostWays(
  { lost }: PartitionFacts,
  held: readonly ClusterEntry[],
): readonly JudgedRule[] {
  const running = lost.filter((each) => homesOf(each).length > 0);
  const before = running.filter((each) => !isRuled(each)).map(({ guest }) => guest);
  return running.flatMap((each) => {
    const route = routeOf(each);
    const way = judgeRmsRoute(each, held);
    if (route === null) return [way];
    const lines = homesOf(each).flatMap(({ host }) => judgeLinesSpared(each, route, host, before));
    return [way, judgeHostsWhole(each, route), ...lines];
  });
}
