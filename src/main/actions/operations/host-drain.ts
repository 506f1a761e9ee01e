import type { HostDrainRequest } from '../../../shared/domain/host-operations.ts';
import type { ClusterEntry, HostEntry } from '../../../shared/domain/inventory.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { GuestPowerFacts } from '../facts/guest-power-facts.ts';
import { isOnHere, type HostGuestsFacts, type NodeGuest } from '../facts/host-guests-facts.ts';
import { judgeChoices, leavingNodes } from '../rules/drain-choices.ts';
import { judgeDrained } from '../rules/drained.ts';
import { judgeHostAnswers } from '../rules/host-answers.ts';
import { judgeRedundancy } from '../rules/remaining.ts';
import { judgeLinesSpared, judgeRmsRoute, routeOf } from '../rules/rms-route.ts';
import { waysAway } from '../rules/switch-away.ts';
import { applicationOperation } from './application-operation.ts';
import { guestShutdown } from './guest-power.ts';
import { guestLens, hostStep, stopPlain, type HostStep } from './host-guest-steps.ts';
import { lift } from './lift.ts';
import type { Operation } from './operation.ts';

const CHECK_MS = 60_000;

/**
 * Every guest that a person chose is stopped in order (I8, I9), the others are left with their reasons. A cluster at a
 * time: its applications leave first, while all of its nodes are there; then its nodes stop one after the other, each
 * judged on who is left by then. Guests that are no nodes come after them, and last those that the RMS of the host
 * controls: a line that serves the others may stop with them (I40).
 */
export const hostDrain = (
  request: HostDrainRequest,
  host: HostEntry,
  ruling: readonly ClusterEntry[] = [],
): Operation<HostGuestsFacts> => ({
  rules: (facts) => [
    judgeHostAnswers(facts),
    ...judgeChoices(request, facts),
    ...chosenNodes(request, facts).map(({ power }) => judgeRmsRoute(power, ruling)),
    ...judgeLinesLeft(request, facts),
  ],
  steps: (opening) => {
    const chosen = chosenNodes(request, opening).filter(({ guest }) => isOnHere(guest, opening));
    const leaving = leavingNodes(opening, request.stop);
    const clusters = [...new Set(chosen.map(({ cluster }) => cluster.name))];
    const plain = opening.plain.filter(({ guest }) => request.stop.includes(guest));
    const shutdowns = (nodes: readonly NodeGuest[]) =>
      nodes.flatMap((each) => shutDown(each, guestShutdown(each.entry, [host], ruling)));
    return [
      ...clusters.flatMap((name) => {
        const nodes = chosen.filter(({ cluster }) => cluster.name === name);
        return [
          ...nodes.flatMap((each) => switchAway(each, leaving)),
          ...shutdowns(nodes.filter((each) => !isRuled(each))),
        ];
      }),
      ...plain.map(({ guest }) => stopPlain(guest, host)),
      ...shutdowns(chosen.filter(isRuled)),
      checkDrained(request, host),
    ];
  },
  waitUntil: () => null,
});

const chosenNodes = ({ stop }: HostDrainRequest, { nodes }: HostGuestsFacts): readonly NodeGuest[] =>
  nodes.filter(({ guest }) => stop.includes(guest));

const isRuled = ({ power }: NodeGuest): boolean => routeOf(power) !== null;

/** Whoever is left on the host, or goes later, still needs the lines that stop with a guest of RMS. */
function judgeLinesLeft(request: HostDrainRequest, facts: HostGuestsFacts): readonly JudgedRule[] {
  const ruled = chosenNodes(request, facts).filter((each) => isRuled(each) && isOnHere(each.guest, facts));
  const before = request.stop.filter((guest) => !ruled.some((each) => each.guest === guest));
  return ruled.flatMap(({ power }) => {
    const route = routeOf(power);
    return route === null ? [] : judgeLinesSpared(power, route, facts.host, before);
  });
}

const shutDown = (each: NodeGuest, operation: Operation<GuestPowerFacts>): readonly HostStep[] =>
  lift(
    operation,
    each.power,
    guestLens(each, ({ power }) => power),
  );

/** An application that nobody can take has no step: the choice itself blocks then. */
const switchAway = (each: NodeGuest, leaving: readonly NodeName[]): readonly HostStep[] =>
  waysAway(each, leaving).flatMap(({ application, target }) => {
    if (target === null) return [];
    const { cluster } = each;
    const request = { operation: 'application-switch', cluster: cluster.name, application, target } as const;
    const lens = guestLens(each, ({ applications }) => applications, `${cluster.name}/${application}`);
    return lift(applicationOperation(request, cluster.nodes), each.applications, lens).map((step) => ({
      ...step,
      effects: (facts: HostGuestsFacts) => [...step.effects(facts), ...leftWithout(each, facts)],
    }));
  });

/** Who is left once the node itself has gone: said with every application that leaves it. */
const leftWithout = ({ guest }: NodeGuest, { nodes }: HostGuestsFacts) =>
  nodes.filter((each) => each.guest === guest).map(({ power }) => judgeRedundancy(power));

const checkDrained = (request: HostDrainRequest, { name }: HostEntry): HostStep =>
  hostStep({
    id: `check-drained ${name}`,
    step: 'check-drained',
    underCommon: false,
    values: () => ({ host: name }),
    effects: (facts) => [judgeDrained(request, facts)],
    limitMs: CHECK_MS,
  });
