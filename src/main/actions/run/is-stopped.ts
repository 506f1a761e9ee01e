import type { PreparedStep } from '../operations/prepare.ts';
import type { RunContext } from './run-context.ts';

/** Whether a person said stop before this step was done. What gives back is never stopped. */
export const isStopped = (
  { part }: Pick<PreparedStep, 'part'>,
  { turn }: Pick<RunContext, 'turn'>,
): boolean => part === 'step' && turn.isStopped;
