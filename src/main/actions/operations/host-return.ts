import type { HostReturnRequest } from '../../../shared/domain/host-operations.ts';
import type { ClusterEntry, HostEntry } from '../../../shared/domain/inventory.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';
import type { GuestPowerFacts } from '../facts/guest-power-facts.ts';
import { isOnHere, type HostGuestsFacts, type NodeGuest } from '../facts/host-guests-facts.ts';
import { judgeAllUp } from '../rules/effects.ts';
import { judgeAgents } from '../rules/fencing.ts';
import { judgeHostAnswers } from '../rules/host-answers.ts';
import { judgeReturn } from '../rules/return-choices.ts';
import { judgeRmsAnswers } from '../rules/rms-rules.ts';
import { applicationOperation } from './application-operation.ts';
import { guestStart } from './guest-power.ts';
import { guestLens, hostStep, startPlain, type HostStep } from './host-guest-steps.ts';
import { lift } from './lift.ts';
import type { Operation } from './operation.ts';

/** RMS starts, and SF tests its agents, some minutes after a node has joined. */
const RETURN_MS = 900_000;

/**
 * The way back after a host's maintenance: each chosen guest is started cold as if by itself (I5, I41), joins, and its
 * cluster is read until RMS and SF work on every node. Applications go back only where a person chose so.
 */
export const hostReturn = (
  request: HostReturnRequest,
  host: HostEntry,
  ruling: readonly ClusterEntry[] = [],
): Operation<HostGuestsFacts> => ({
  rules: (facts) => [judgeHostAnswers(facts), ...judgeReturn(request, facts)],
  steps: (opening) => {
    const chosen = opening.nodes.filter(({ guest }) => request.start.includes(guest));
    const plain = opening.plain.filter(({ guest }) => request.start.includes(guest));
    return [
      ...chosen.flatMap((each) => start(each, guestStart([host], ruling), opening)),
      ...plain.map(({ guest }) => startPlain(guest, host)),
      ...(opening.hostCluster === null ? [] : [checkHosts(opening.hostCluster.cluster, host)]),
      ...onePerCluster(chosen).map((each) => checkReturned(each, host)),
      ...switchBack(request, opening),
      ...onePerCluster(goingBack(request, opening)).map((each) => checkReturned(each, host, 'check-again')),
    ];
  },
  waitUntil: () => null,
});

/** Of a guest that libvirt has started with the host only its joining is left to be seen. */
function start(
  each: NodeGuest,
  operation: Operation<GuestPowerFacts>,
  opening: HostGuestsFacts,
): readonly HostStep[] {
  const lifted = lift(
    operation,
    each.power,
    guestLens(each, ({ power }) => power),
  );
  return isOnHere(each.guest, opening) ? lifted.filter(({ step }) => step === 'check-joined') : lifted;
}

const onePerCluster = (nodes: readonly NodeGuest[]): readonly NodeGuest[] => [
  ...new Map(nodes.map((each) => [each.cluster.name, each])).values(),
];

const checkReturned = ({ guest, cluster }: NodeGuest, host: HostEntry, name = 'check-returned'): HostStep =>
  checkCluster(
    `${name} ${cluster.name}`,
    cluster.name,
    host,
    ({ nodes }) => nodes.find((each) => each.guest === guest)?.applications.nodes,
  );

/** In configuration C the host itself is a node, and joins by itself. */
const checkHosts = (cluster: string, host: HostEntry): HostStep =>
  checkCluster(`check-returned ${cluster}`, cluster, host, ({ hostCluster }) => hostCluster?.nodes);

/** What protects a cluster now: every node UP for every other, RMS on each, every agent tested. */
const checkCluster = (
  id: string,
  cluster: string,
  { name }: HostEntry,
  nodesOf: (facts: HostGuestsFacts) => readonly NodeFacts[] | undefined,
): HostStep =>
  hostStep({
    id,
    step: 'check-returned',
    citation: 'cf43-7.5.2',
    underCommon: false,
    required: false,
    values: () => ({ cluster, host: name }),
    effects: (facts) => {
      // Of no nodes at all nothing is known, and each of these says so.
      const nodes = nodesOf(facts) ?? [];
      return [judgeAllUp(cluster, nodes), judgeRmsAnswers(cluster, nodes), judgeAgents(cluster, nodes)];
    },
    limitMs: RETURN_MS,
  });

/** Where the chosen applications go back to. */
const goingBack = ({ back }: HostReturnRequest, { nodes }: HostGuestsFacts): readonly NodeGuest[] =>
  nodes.filter(({ entry, cluster }) =>
    back.some((wish) => wish.target === entry.name && wish.cluster === cluster.name),
  );

const switchBack = ({ back }: HostReturnRequest, opening: HostGuestsFacts): readonly HostStep[] =>
  back.flatMap((wish) => {
    const home = opening.nodes.find(
      ({ entry, cluster }) => entry.name === wish.target && cluster.name === wish.cluster,
    );
    if (home === undefined) return [];
    const request = { operation: 'application-switch', ...wish } as const;
    const lens = guestLens(home, ({ applications }) => applications, `${wish.cluster}/${wish.application}`);
    return lift(applicationOperation(request, home.cluster.nodes), home.applications, lens);
  });
