import type { OperationRun, RunStep } from '../../../../shared/contract/operations.ts';

const BEFORE_IT: readonly RunStep['state'][] = [
  'to-do',
  'judging',
  'confirm',
  'blocked',
  'doing',
  'checking',
];
const AT_WORK: readonly RunStep['state'][] = ['judging', 'confirm', 'blocked', 'doing', 'checking'];

/**
 * The step that a person looks at: the one at work, else the next one; of a closed operation the one that failed, else
 * the last that was reached.
 */
export function currentStep({ steps, closedAt }: Pick<OperationRun, 'steps' | 'closedAt'>): RunStep | null {
  const atWork = steps.find(({ state }) => AT_WORK.includes(state));
  if (atWork !== undefined) return atWork;
  const next = closedAt === null ? steps.find(({ state }) => state === 'to-do') : undefined;
  const failed = steps.find(({ state }) => state === 'failed');
  const reached = steps.findLast(({ state }) => state !== 'to-do' && state !== 'skipped');
  return next ?? failed ?? reached ?? steps[0] ?? null;
}

/** Its effects are still to come: that they are not seen is no trouble yet. */
export const isPending = ({ state }: Pick<RunStep, 'state'>): boolean => BEFORE_IT.includes(state);

/** What gives back, and has not yet. */
export const restoringSteps = ({ steps }: Pick<OperationRun, 'steps'>): readonly RunStep[] =>
  steps.filter(({ part, state }) => part === 'restore' && state === 'to-do');
