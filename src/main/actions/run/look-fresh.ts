import type { PreparedStep, StepLook } from '../operations/prepare.ts';
import type { RunContext } from './run-context.ts';

/** Longer than any machine's own deadline. */
const LOOK_MS = 30_000;

/** Gathers facts for a step and shows them. Null: the core ends. */
export async function lookFresh(step: PreparedStep, run: RunContext): Promise<StepLook | null> {
  const signal = AbortSignal.any([run.signal, run.clock.deadline(LOOK_MS)]);
  const look = await step.look(run.asserted(), signal);
  if (run.signal.aborted) return null;
  run.view.show(step.id, look);
  return look;
}
