import type { JudgedRule, OperationPlan, PlanStep } from '../../../shared/domain/operation-plan.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { blocks } from '../rules/judged.ts';
import { judgeKnownGuest, judgeLeftCluster, judgeNoPartition, judgeSurvivor } from '../rules/left-cluster.ts';
import { judgeSfTime, sfUntil } from '../rules/sf-time.ts';
import { judgeStopped } from '../rules/stopped.ts';
import { recoverySteps } from './recovery-steps.ts';

/**
 * What the recovery of a LEFTCLUSTER guest would do on these facts (CF guide 5.2): power off what still runs,
 * declare the node DOWN on one survivor, check, start it cold, check. Pure: nothing is asked and nothing is
 * sent. A step stands on `now` only when every rule of the operation and its own rules pass.
 */
export function planRecovery(facts: RecoveryFacts): OperationPlan {
  const common = [
    judgeLeftCluster(facts),
    judgeNoPartition(facts),
    judgeSurvivor(facts),
    judgeKnownGuest(facts),
  ];
  const sf = judgeSfTime(facts);
  const stopped = judgeStopped(facts);
  const steps = standing(recoverySteps(facts, { sf, stopped }), common);
  return {
    operation: 'leftcluster-recovery',
    subject: { kind: 'node', id: facts.node },
    cluster: facts.cluster,
    at: facts.at,
    verdict: verdictOf(common, steps),
    waitUntil: blocks(sf) ? sfUntil(facts) : null,
    rules: common,
    steps,
  };
}

type Draft = Omit<PlanStep, 'standing'>;

/** SF's time alone ends by itself; everything else that blocks needs somebody. */
function verdictOf(common: readonly JudgedRule[], [first]: readonly PlanStep[]): OperationPlan['verdict'] {
  if (common.some(blocks) || first === undefined) return 'blocked';
  if (first.standing === 'now') return 'allowed';
  const inTheWay = first.rules.filter(blocks);
  return inTheWay.length > 0 && inTheWay.every(({ rule }) => rule === 'SF') ? 'waiting' : 'blocked';
}

/** The first step comes now if its rules hold; those after it wait for what it does. */
function standing(drafts: readonly Draft[], common: readonly JudgedRule[]): PlanStep[] {
  const isBarred = common.some(blocks);
  return drafts.map((draft, place) => {
    const isWordless = draft.irreversible && draft.command === null;
    const holds = !isWordless && !draft.rules.some(blocks);
    const first = isBarred || !holds ? 'blocked' : 'now';
    return { ...draft, standing: place === 0 || isBarred ? first : 'later' };
  });
}
