import type { HostEntry } from '../../../shared/domain/inventory.ts';
import type { JudgedRule, OperationPlan, PlanStep } from '../../../shared/domain/operation-plan.ts';
import type { Asserted } from '../facts/cluster-facts.ts';
import type { Deed, Operation, OperationHead, Step } from './operation.ts';
import { drawStep, planOperation } from './plan-operation.ts';

/** One step as fresh facts show it. */
export interface StepLook {
  readonly at: number;
  readonly drawn: Omit<PlanStep, 'standing'>;
  /** The operation's rules where the step is under them, and its own. */
  readonly rules: readonly JudgedRule[];
  readonly deed: Deed | 'none' | null;
  readonly effects: readonly JudgedRule[];
}

export interface PreparedStep extends Pick<
  Step<never>,
  | 'id'
  | 'step'
  | 'part'
  | 'irreversible'
  | 'limitMs'
  | 'required'
  | 'debt'
  | 'restores'
  | 'onlyAfterFailure'
  | 'pays'
> {
  /** Gathers facts and looks at them; asks machines, changes nothing. */
  readonly look: (asserted: readonly Asserted[], signal: AbortSignal) => Promise<StepLook>;
}

/** An operation whose facts nobody outside needs to know. */
export interface Prepared {
  readonly head: OperationHead;
  readonly plan: (asserted: readonly Asserted[], signal: AbortSignal) => Promise<PlannedOperation>;
}

export interface PlannedOperation {
  readonly plan: OperationPlan;
  readonly steps: readonly PreparedStep[];
  readonly toldOn: readonly HostEntry[];
}

export type Gather<F> = (asserted: readonly Asserted[], signal: AbortSignal) => Promise<F>;

export function prepare<F extends { readonly at: number }>(
  head: OperationHead,
  operation: Operation<F>,
  gather: Gather<F>,
): Prepared {
  const prepareStep = (step: Step<F>): PreparedStep => ({
    ...step,
    look: async (asserted, signal) => lookAt(operation, step, await gather(asserted, signal)),
  });
  return {
    head,
    plan: async (asserted, signal) => {
      const facts = await gather(asserted, signal);
      return {
        plan: planOperation(head, operation, facts),
        steps: operation.steps(facts).map(prepareStep),
        toldOn: operation.toldOn?.(facts) ?? [],
      };
    },
  };
}

function lookAt<F extends { readonly at: number }>(
  operation: Operation<F>,
  step: Step<F>,
  facts: F,
): StepLook {
  const drawn = drawStep(step, facts);
  return {
    at: facts.at,
    drawn,
    rules: [...(step.underCommon ? operation.rules(facts) : []), ...drawn.rules],
    deed: step.deed(facts),
    effects: step.effects(facts),
  };
}
