import type { JudgedRule, OperationPlan, PlanStep } from '../../../shared/domain/operation-plan.ts';
import { blocks } from '../rules/judged.ts';
import { deedWords } from './deed-words.ts';
import type { Operation, OperationHead, Step } from './operation.ts';
import { waysOn } from './ways-on.ts';

/**
 * What an operation would do on these facts. Pure: nothing is asked and nothing is sent. A step stands on `now` only
 * when every rule of the operation and its own rules pass.
 */
export function planOperation<F extends { readonly at: number }>(
  head: Pick<OperationHead, 'request' | 'subject' | 'cluster'>,
  operation: Operation<F>,
  facts: F,
): OperationPlan {
  const common = operation.rules(facts);
  const steps = standing(
    operation.steps(facts).map((step) => drawStep(step, facts)),
    common,
  );
  const verdict = verdictOf(common, steps);
  const first = steps[0]?.rules ?? [];
  return {
    request: head.request,
    subject: head.subject,
    cluster: head.cluster,
    at: facts.at,
    verdict,
    waitUntil: operation.waitUntil(facts),
    rules: [...common],
    steps,
    waysOn: verdict === 'blocked' ? waysOn(head.request, [...common, ...first]) : [],
  };
}

type Draft = Omit<PlanStep, 'standing'>;

export function drawStep<F>(step: Step<F>, facts: F): Draft {
  const deed = step.deed(facts);
  const isSent = deed !== null && deed !== 'none';
  const { id, part, citation, irreversible } = step;
  return {
    id,
    step: step.step,
    part,
    citation,
    irreversible,
    command: isSent ? deedWords(deed) : null,
    machine: isSent ? deed.on.name : null,
    values: step.values(facts),
    rules: [...step.rules(facts)],
  };
}

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
