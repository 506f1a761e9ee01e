import type { PreparedStep, StepLook } from '../operations/prepare.ts';
import type { RunContext } from './run-context.ts';

/** Longer than any machine's own deadline. */
const LOOK_MS = 30_000;

/** Gathers facts for a step and shows them, or of what is done already its effects alone. Null: the core ends. */
export async function lookFresh(
  step: PreparedStep,
  run: RunContext,
  shown: 'all' | 'effects' = 'all',
): Promise<StepLook | null> {
  const signal = AbortSignal.any([run.signal, run.clock.deadline(LOOK_MS)]);
  const look = await step.look(run.asserted(), signal);
  if (run.signal.aborted) return null;
  if (shown === 'all') run.view.show(step.id, look);
  else run.view.showEffects(step.id, look);
  return look;
}
