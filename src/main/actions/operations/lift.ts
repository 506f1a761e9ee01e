import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { Operation, Step } from './operation.ts';

/** How an operation on one object is part of one on many. */
export interface Lens<Outer, Inner> {
  /** The part of the facts that it is about; null: nobody knows now. */
  readonly view: (facts: Outer) => Inner | null;
  /** Says that nobody knows, and blocks. */
  readonly missing: (facts: Outer) => JudgedRule;
  /** Tells its steps from those of other objects. */
  readonly suffix: string;
}

/**
 * The steps of an operation as steps of a larger one. What holds for all of its steps is judged with each of them, on
 * the same fresh facts, so that nothing is allowed in the larger one that would not be by itself.
 */
export function lift<Outer, Inner>(
  operation: Operation<Inner>,
  opening: Inner,
  lens: Lens<Outer, Inner>,
): readonly Step<Outer>[] {
  return operation.steps(opening).map((step) => liftStep(operation, step, opening, lens));
}

function liftStep<Outer, Inner>(
  operation: Operation<Inner>,
  step: Step<Inner>,
  opening: Inner,
  { view, missing, suffix }: Lens<Outer, Inner>,
): Step<Outer> {
  const { values, rules, deed, effects, ...fixed } = step;
  const judge = (facts: Outer, say: (own: Inner) => readonly JudgedRule[]): readonly JudgedRule[] => {
    const own = view(facts);
    return own === null ? [missing(facts)] : say(own);
  };
  return {
    ...fixed,
    id: step.id.endsWith(` ${suffix}`) ? step.id : `${step.id} ${suffix}`,
    values: (facts) => values(view(facts) ?? opening),
    rules: (facts) =>
      judge(facts, (own) => [...(step.underCommon ? operation.rules(own) : []), ...rules(own)]),
    deed: (facts) => {
      const own = view(facts);
      return own === null ? null : deed(own);
    },
    effects: (facts) => judge(facts, effects),
  };
}
