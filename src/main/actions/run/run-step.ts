import type { OperationRefusal } from '../../../shared/contract/operations.ts';
import type { PreparedStep, StepLook } from '../operations/prepare.ts';
import { blocks } from '../rules/judged.ts';
import { doStep } from './do-step.ts';
import { isStopped } from './is-stopped.ts';
import { lookFresh } from './look-fresh.ts';
import type { RunContext } from './run-context.ts';
import { endStep, type StepEnd } from './step-end.ts';

/**
 * Judges a step on fresh facts, waits for a person where it must, and does it on facts that are fresh once more. What
 * blocks a step waits for a person to mend it and try again; a restoring step that is blocked stays owed instead.
 */
export async function runStep(step: PreparedStep, run: RunContext): Promise<StepEnd> {
  let confirmed: string | null = null;
  while (!run.signal.aborted) {
    run.view.enter(step.id, 'judging');
    const look = await lookFresh(step, run);
    if (look === null) break;
    // It may have come after the yes, while the facts were gathered once more.
    if (isStopped(step, run)) return skip(step, run);
    const words = wordsOf(look);
    const barred = barredBy(step, look, run);
    // A yes is a yes to these words on this machine; where the facts now say others, it is asked for anew.
    const end = await goOn(step, look, barred, !step.irreversible || confirmed === words, run);
    if (end !== null) return end;
    if (barred === null) run.view.enter(step.id, 'confirm', { saidYesTo: confirmed });
    else run.view.enter(step.id, 'blocked', barred);
    if ((await run.turn.wait(run.signal)) === 'stop') break;
    // Another try of what was blocked is no yes to what cannot be undone.
    confirmed = barred === null ? words : null;
  }
  return 'stopped';
}

function skip(step: PreparedStep, run: RunContext): StepEnd {
  run.view.enter(step.id, 'skipped');
  return 'stopped';
}

const wordsOf = ({ drawn }: StepLook): string => `${drawn.machine ?? ''}: ${drawn.command ?? ''}`;

/** Null: a person has the next word. */
async function goOn(
  step: PreparedStep,
  look: StepLook,
  barred: Barred | null,
  isConfirmed: boolean,
  run: RunContext,
): Promise<StepEnd | null> {
  if (stands(step, look)) return endStep(step, { effects: look.effects, output: null, unmet: null }, run);
  if (barred !== null) return step.part === 'restore' ? refuseRestoring(step, look, run) : null;
  return isConfirmed ? doStep(step, look, run) : null;
}

interface Barred {
  readonly refusal?: OperationRefusal;
}

/** Rules that do not hold, words that cannot be said, or a person who may not; null: nothing bars it. */
function barredBy(step: PreparedStep, look: StepLook, run: RunContext): Barred | null {
  const refusal = refusalOf(step, look, run);
  if (refusal !== null) return { refusal };
  return look.rules.some(blocks) || look.deed === null ? {} : null;
}

/** What it would bring about is there already: nothing is sent. */
const stands = (step: PreparedStep, { deed, effects }: StepLook): boolean =>
  deed !== 'none' && effects.length > 0 && !effects.some(blocks) && step.debt === undefined;

function refusalOf(step: PreparedStep, { deed }: StepLook, run: RunContext): OperationRefusal | null {
  // Waiting and looking needs no authority, and giving back is never stopped by a lost one.
  if (step.part === 'restore' || deed === 'none') return null;
  return run.mayAct();
}

function refuseRestoring(step: PreparedStep, look: StepLook, run: RunContext): StepEnd {
  run.record.say({
    kind: 'restore-refused',
    body: { why: `${step.id}: ${run.record.words(look.rules.filter(blocks))}`, verdicts: [] },
  });
  run.view.enter(step.id, 'failed');
  return 'failed';
}
