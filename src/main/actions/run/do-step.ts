import type { Result } from '../../../shared/result.ts';
import type { JournalFailure } from '../../store/journal/journal-failure.ts';
import type { PreparedStep, StepLook } from '../operations/prepare.ts';
import { blocks } from '../rules/judged.ts';
import { recordRefusal } from './beginning.ts';
import { isStopped } from './is-stopped.ts';
import { keep } from './keep.ts';
import { lookFresh } from './look-fresh.ts';
import { performDeed, type Sent } from './perform-deed.ts';
import type { RunContext } from './run-context.ts';
import { endStep, type StepEnd } from './step-end.ts';

const LOOK_AGAIN_MS = 2_000;

/** Record, then deed, then fresh facts until its effects are seen. */
export async function doStep(step: PreparedStep, look: StepLook, run: RunContext): Promise<StepEnd> {
  const written = announce(step, look, run);
  // What gives back is done even where the record fails; everything else is not done unrecorded.
  if (!written.ok && step.part === 'step') return unrecorded(step, written.error, run);
  const { deed } = look;
  if (deed === null) return 'failed';
  let sent: Sent = { kind: 'done', output: '' };
  if (deed !== 'none') {
    run.view.enter(step.id, 'doing');
    sent = await performDeed(deed, run.connections, run.signal, () => isStopped(step, run));
    if (sent.kind === 'stopped') return stopped(step, run);
    if (sent.kind === 'refused' || sent.kind === 'not-sent') return failed(step, sent, sent.kind, run);
  }
  run.view.enter(step.id, 'checking', { output: sent.output });
  return seeEffects(step, sent, run);
}

function announce(step: PreparedStep, look: StepLook, run: RunContext): Result<void, JournalFailure> {
  const judged = run.record.judged(step.id, look.rules, true);
  if (!judged.ok) return judged;
  if (step.debt !== undefined) {
    const owed = run.record.owe(step.debt, run.clock.now());
    if (!owed.ok) return owed;
  }
  return run.record.started(step, look);
}

function unrecorded(step: PreparedStep, failure: JournalFailure, run: RunContext): StepEnd {
  run.view.enter(step.id, 'failed', { refusal: recordRefusal(failure) });
  return 'failed';
}

/** Its entry says that it began: so does another that nothing was sent. */
function stopped(step: PreparedStep, run: RunContext): StepEnd {
  keep(run.record.failed(step, '', 'stopped'), run);
  run.view.enter(step.id, 'skipped');
  return 'stopped';
}

function failed(step: PreparedStep, sent: Sent, why: string, run: RunContext): StepEnd {
  const { output, leadsTo = null } = sent;
  keep(run.record.failed(step, output, why), run);
  run.view.enter(step.id, 'failed', { output, leadsTo });
  return 'failed';
}

async function seeEffects(step: PreparedStep, { output, kind }: Sent, run: RunContext): Promise<StepEnd> {
  const until = run.clock.now() + step.limitMs;
  for (;;) {
    const look = await lookFresh(step, run, 'effects');
    if (look === null) return 'stopped';
    const { effects } = look;
    if (!effects.some(blocks)) return endStep(step, { effects, output, unmet: null }, run);
    const isOver = run.clock.now() >= until || (run.turn.isStopped && !step.required);
    if (isOver) {
      const unmet = `${kind}; ${run.record.words(effects.filter(blocks))}`;
      return endStep(step, { effects, output, unmet }, run);
    }
    await run.clock.sleep(LOOK_AGAIN_MS, run.signal);
  }
}
