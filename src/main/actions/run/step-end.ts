import type { PreparedStep, StepLook } from '../operations/prepare.ts';
import { keep } from './keep.ts';
import type { RunContext } from './run-context.ts';

/** `not-met`: done, but its effect was not seen in time, and the operation may go on without. */
export type StepEnd = 'done' | 'not-met' | 'failed' | 'stopped';

interface Seen {
  readonly effects: StepLook['effects'];
  /** Null: nothing was sent. */
  readonly output: string | null;
  /** What was looked for in vain; null: all of it was seen. */
  readonly unmet: string | null;
}

type Ending = Pick<RunContext, 'view' | 'record'>;

/** A step that was looked at to its end: what was seen of it first, then how it ended, in the record before the screens. */
export function endStep(step: PreparedStep, { effects, output, unmet }: Seen, run: Ending): StepEnd {
  const { record, view } = run;
  const said = output ?? '';
  keep(record.seen(step.id, effects), run);
  keep(unmet === null ? record.finished(step, said, effects) : record.failed(step, said, unmet), run);
  const end = endOf(step, unmet);
  view.enter(step.id, end, output === null ? {} : { output });
  return end;
}

function endOf({ required }: PreparedStep, unmet: Seen['unmet']): 'done' | 'failed' | 'not-met' {
  if (unmet === null) return 'done';
  return required ? 'failed' : 'not-met';
}
