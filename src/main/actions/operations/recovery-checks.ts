import type { PlanStep } from '../../../shared/domain/operation-plan.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { judgeApplications } from '../rules/applications.ts';
import { judgeAllUp, judgeResolved } from '../rules/effects.ts';
import { judgeAgents } from '../rules/fencing.ts';
import { judgeRedundancy } from '../rules/remaining.ts';
import type { Step } from './operation.ts';

const RMS_MS = 180_000;
const REJOIN_MS = 600_000;

type Check = Pick<Step<RecoveryFacts>, 'citation' | 'effects' | 'limitMs'>;

const check = (step: PlanStep['step'], parts: Check): Step<RecoveryFacts> => ({
  id: step,
  step,
  part: 'step',
  irreversible: false,
  underCommon: false,
  values: ({ node, cluster }) => ({ node, cluster }),
  rules: () => [],
  deed: () => 'none',
  required: false,
  ...parts,
});

/** Nobody sees it LEFTCLUSTER, and RMS has its applications Online on those that are left. */
export const checkSurvivors = check('check-survivors', {
  citation: 'iag44-7.5.1',
  effects: (facts) => [judgeResolved(facts), judgeApplications(facts.cluster, facts.others)],
  limitMs: RMS_MS,
});

/** What still protects those that are left, while the lost node stays away. */
export const checkRedundancy = check('check-redundancy', {
  citation: 'cf43-7.5.2',
  effects: (facts) => {
    const { cluster, node, others } = facts;
    const agents = judgeAgents(cluster, others, node);
    // Of one that is left alone that sentence says it already.
    const left = others.length > 1 ? [judgeRedundancy({ ...facts, silentOthers: [] })] : [];
    return [judgeAllUp(cluster, others), agents, ...left];
  },
  limitMs: RMS_MS,
});

/** Everything is as before: all nodes UP, RMS consistent, every agent tested. */
export const checkCluster = check('check-cluster', {
  citation: 'cf43-7.5.2',
  effects: ({ cluster, own, others }) => {
    const nodes = [own, ...others];
    return [judgeAllUp(cluster, nodes), judgeApplications(cluster, nodes), judgeAgents(cluster, nodes)];
  },
  limitMs: REJOIN_MS,
});
