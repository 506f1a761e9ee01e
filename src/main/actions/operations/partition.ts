import type { HostEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { lostFacts, type PartitionFacts } from '../facts/partition-facts.ts';
import { guestOsShutdown } from '../commands/os-shutdown.ts';
import { judgeApplications } from '../rules/applications.ts';
import { judgeAllUp, judgeOff, judgeResolved } from '../rules/effects.ts';
import { judgeAgents } from '../rules/fencing.ts';
import { blocks } from '../rules/judged.ts';
import { judgeKnownGuest, judgeLeftCluster } from '../rules/left-cluster.ts';
import { judgeLeftToLibvirt } from '../rules/rms-route.ts';
import { judgeSfTime, sfUntil } from '../rules/sf-time.ts';
import { judgeSides } from '../rules/sides.ts';
import type { Operation, Step } from './operation.ts';
import { markDown, powerOff, startGuest } from './recovery-deeds.ts';
import type { RecoveryMachines } from './recovery.ts';

const SHUTDOWN_MS = 300_000;
const RMS_MS = 180_000;
const REJOIN_MS = 600_000;

/**
 * A partition (CF guide 5.2.3): a person chooses the side that goes on; every node of the other one is stopped, by
 * itself where it answers and by its power where it does not, and declared DOWN while it is down; once the network is
 * mended, which no machine tells, it is started and joins.
 */
export const partition = ({ nodes, hosts }: RecoveryMachines): Operation<PartitionFacts> => ({
  rules: (facts) => [
    judgeSides(facts),
    ...facts.lost.flatMap((each) => [judgeLeftCluster(each), judgeKnownGuest(each)]),
  ],
  steps: (opening) => [
    ...opening.lost.flatMap((each) => stopSteps(each, nodes, hosts)),
    checkSurvivors,
    ...opening.lost.flatMap((each) => rejoin(each, hosts)),
    checkAll,
  ],
  waitUntil: ({ lost }) => {
    const waiting = lost.filter((each) => blocks(judgeSfTime(each)));
    return waiting.length === 0 ? null : Math.max(...waiting.map(sfUntil));
  },
});

type PartitionStep = Step<PartitionFacts>;

/** A step of a recovery, about one node of the lost side. `rules`: what the operation as a whole says of the node goes before. */
function about(node: RecoveryFacts['node'], step: Step<RecoveryFacts>): PartitionStep {
  const of =
    <T>(ask: (facts: RecoveryFacts) => T, otherwise: T) =>
    (facts: PartitionFacts) => {
      const found = lostFacts(facts, node);
      return found === null ? otherwise : ask(found);
    };
  return {
    ...step,
    id: `${step.id} ${node}`,
    values: of(step.values, {}),
    rules: of(step.rules, []),
    deed: of(step.deed, null),
    effects: of(step.effects, []),
    // Another node of that side may be DOWN by now: each is held by its own rules.
    underCommon: false,
  };
}

function stopSteps(
  lost: RecoveryFacts,
  nodes: readonly NodeEntry[],
  hosts: readonly HostEntry[],
): readonly PartitionStep[] {
  const home = homeOf(lost, hosts);
  const entry = nodes.find(({ name }) => name === lost.node);
  const answers = lost.own.round.result.ok;
  const stops =
    home === undefined || entry === undefined
      ? []
      : [...(answers ? [shutDown(entry, home)] : []), held(powerOff(home))];
  return [...stops, held(markDown(nodes))].map((step) => about(lost.node, step));
}

/** Whatever is done to a lost node, the survivors still see it LEFTCLUSTER then. */
const held = (step: Step<RecoveryFacts>): Step<RecoveryFacts> => ({
  ...step,
  rules: (facts) => [judgeLeftCluster(facts), judgeKnownGuest(facts), ...step.rules(facts)],
});

/** By its own stop scripts; where these do not end, its power is taken in the next step. */
const shutDown = (node: NodeEntry, host: HostEntry): Step<RecoveryFacts> =>
  held({
    id: 'stop-guest',
    step: 'stop-guest',
    part: 'step',
    citation: 'cf43-5.2.3',
    irreversible: true,
    underCommon: false,
    values: () => ({ node: node.name }),
    rules: (facts) => [judgeSfTime(facts), ...judgeLeftToLibvirt(facts)],
    deed: () => ({ kind: 'command', on: node, command: guestOsShutdown() }),
    effects: (facts) => [judgeOff(facts, host.name)],
    limitMs: SHUTDOWN_MS,
    required: false,
  });

/** Irreversible: a person says that the network is mended before it is started. */
function rejoin(lost: RecoveryFacts, hosts: readonly HostEntry[]): readonly PartitionStep[] {
  const home = homeOf(lost, hosts);
  if (home === undefined) return [];
  return [about(lost.node, { ...startGuest(home), step: 'rejoin-guest', irreversible: true })];
}

function homeOf({ hosts: seen }: RecoveryFacts, hosts: readonly HostEntry[]): HostEntry | undefined {
  const found = seen.find(({ domain }) => domain.result.ok && domain.result.value !== null);
  return hosts.find(({ name }) => name === found?.host);
}

const check = (parts: Pick<PartitionStep, 'id' | 'step' | 'effects' | 'limitMs'>): PartitionStep => ({
  part: 'step',
  citation: 'cf43-5.2.3',
  irreversible: false,
  underCommon: false,
  values: ({ cluster, lost }) => ({ cluster, node: lost.map(({ node }) => node).join(', ') }),
  rules: () => [],
  deed: () => 'none',
  required: false,
  ...parts,
});

const checkSurvivors = check({
  id: 'check-survivors',
  step: 'check-survivors',
  effects: ({ cluster, survivors, lost }) => [
    ...lost.map(judgeResolved),
    judgeApplications(cluster, survivors),
  ],
  limitMs: RMS_MS,
});

const checkAll = check({
  id: 'check-cluster',
  step: 'check-cluster',
  effects: ({ cluster, survivors, lost }) => {
    const nodes = [...survivors, ...lost.map(({ own }) => own)];
    return [judgeAllUp(cluster, nodes), judgeApplications(cluster, nodes), judgeAgents(cluster, nodes)];
  },
  limitMs: REJOIN_MS,
});
