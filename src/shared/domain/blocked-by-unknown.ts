import type { OperationPlan } from './operation-plan.ts';

/** Nothing is known to forbid the operation: what blocks it is what nobody knows. */
export function isBlockedByUnknown({ verdict, rules, steps: [first] }: OperationPlan): boolean {
  const judged = [...rules, ...(first?.rules ?? [])];
  const has = (wanted: string) => judged.some((rule) => rule.verdict === wanted);
  return verdict === 'blocked' && has('unknown') && !has('fail');
}
