import type { PartitionFacts } from '../facts/partition-facts.ts';
import { judgeApplications } from '../rules/applications.ts';
import { judgeAllUp, judgeResolved } from '../rules/effects.ts';
import { judgeAgents } from '../rules/fencing.ts';
import { blocks } from '../rules/judged.ts';
import { judgeKnownGuest, judgeLeftCluster } from '../rules/left-cluster.ts';
import { isRuled, judgeLostWays } from '../rules/lost-ways.ts';
import { judgeSfTime, sfUntil } from '../rules/sf-time.ts';
import { judgeSides } from '../rules/sides.ts';
import { rejoinLost, stopLost } from './lost-side.ts';
import type { Operation, Step } from './operation.ts';
import type { RecoveryMachines } from './recovery.ts';

const RMS_MS = 180_000;
const REJOIN_MS = 600_000;

/**
 * A partition (CF guide 5.2.3): a person chooses the side that goes on; every node of the other one is stopped, by
 * itself, by its power or by the RMS of its hosts, and declared DOWN while it is down; once the network is mended,
 * which no machine tells, it is started and joins. What RMS of hosts controls stops last and starts first: a line of
 * its host that others need stops and starts with it (I40).
 */
export const partition = (machines: RecoveryMachines): Operation<PartitionFacts> => ({
  rules: (facts) => [
    judgeSides(facts),
    ...facts.lost.flatMap((each) => [judgeLeftCluster(each), judgeKnownGuest(each)]),
    ...judgeLostWays(facts, machines.ruling ?? []),
  ],
  steps: ({ lost }) => {
    const [ruled, free] = [lost.filter(isRuled), lost.filter((each) => !isRuled(each))];
    return [
      ...[...free, ...ruled].flatMap((each) => stopLost(each, machines)),
      checkSurvivors,
      ...[...ruled, ...free].flatMap((each) => rejoinLost(each, machines)),
      checkAll,
    ];
  },
  waitUntil: ({ lost }) => {
    const waiting = lost.filter((each) => blocks(judgeSfTime(each)));
    return waiting.length === 0 ? null : Math.max(...waiting.map(sfUntil));
  },
});

type PartitionStep = Step<PartitionFacts>;

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
