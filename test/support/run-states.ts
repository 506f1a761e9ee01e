import type { OperationRun } from '../../src/shared/contract/operations.ts';

/** Every state in which a step is now, by the step's own name: `mark-down: doing`. */
export function enteredIn({ steps, outcome }: OperationRun): readonly string[] {
  const entered = steps.flatMap(({ id, state }) => (state === 'to-do' ? [] : [`${id}: ${state}`]));
  return outcome === null ? entered : [...entered, `closed: ${outcome}`];
}

/** Not where a step was left out because the operation ended before it. */
export const isPoint = (at: string): boolean => !/^closed: |: skipped$/.test(at);
