import type { JournalBody } from '../../../shared/domain/journal.ts';
import type { PreparedStep } from '../operations/prepare.ts';
import { keep } from './keep.ts';
import type { RunContext } from './run-context.ts';
import { runStep } from './run-step.ts';
import type { StepEnd } from './step-end.ts';

type Outcome = JournalBody<'closed'>['outcome'];

/**
 * The steps in their order until one ends badly; then, in any case, what gives back what they took. Ends with its
 * entry in the record – unless the core ends first: then it stays open there, and nothing goes on by itself.
 */
export async function runOperation(steps: readonly PreparedStep[], run: RunContext): Promise<void> {
  const begun = new Set<string>();
  const ends = new Map<string, StepEnd>();
  const hasEnded = () => run.signal.aborted;
  for (const step of steps.filter(({ part }) => part === 'step')) {
    const end = run.turn.isStopped ? 'stopped' : await one(step, run, begun);
    ends.set(step.id, end);
    if (end === 'failed' || end === 'stopped') break;
  }
  if (hasEnded()) return;
  await giveBack(steps, begun, ends, run);
  if (hasEnded()) return;
  await run.release();
  close(steps, ends, run);
}

async function one(step: PreparedStep, run: RunContext, begun: Set<string>): Promise<StepEnd> {
  begun.add(step.id);
  const end = await runStep(step, run);
  const { effects = [] } = run.view.current().steps.find(({ id }) => id === step.id) ?? {};
  if (end === 'done' && step.pays !== undefined) keep(run.record.pay(step.pays, step.id, effects), run);
  return end;
}

/** Every due restoring step is tried, also after one that failed: each gives something back. */
async function giveBack(
  steps: readonly PreparedStep[],
  begun: Set<string>,
  ends: Map<string, StepEnd>,
  run: RunContext,
): Promise<void> {
  const isWhole = steps.every(({ id, part }) => part === 'restore' || hasHeld(ends.get(id)));
  const due = steps.filter(
    ({ restores = [], onlyAfterFailure = false }) =>
      restores.some((id) => begun.has(id)) && !(onlyAfterFailure && isWhole),
  );
  if (due.length === 0) return;
  run.view.update({ state: 'restoring' });
  keep(run.record.say({ kind: 'restore-started', body: { owed: due.map(({ id }) => id).join(', ') } }), run);
  for (const step of due) ends.set(step.id, await one(step, run, begun));
  const restored = due.filter(({ id }) => ends.get(id) === 'done').map(({ id }) => id);
  if (run.signal.aborted || restored.length < due.length) return;
  keep(run.record.say({ kind: 'restore-finished', body: { restored: restored.join(', ') } }), run);
}

const hasHeld = (end: StepEnd | undefined): boolean => end === 'done' || end === 'not-met';

function close(steps: readonly PreparedStep[], ends: ReadonlyMap<string, StepEnd>, run: RunContext): void {
  for (const { id } of steps) if (!ends.has(id)) run.view.enter(id, 'skipped');
  const outcome = outcomeOf([...ends.values()]);
  const words = [...ends].map(([id, end]) => `${id}: ${end}`).join(', ');
  const unseen = [...ends].flatMap(([id, end]) => (end === 'not-met' ? [id] : []));
  keep(run.record.say({ kind: 'closed', body: { outcome, words, unseen } }), run);
  run.view.update({ state: 'closed', outcome, closedAt: run.clock.now() });
}

function outcomeOf(ends: readonly StepEnd[]): Outcome {
  if (ends.includes('failed')) return 'failed';
  return ends.includes('stopped') ? 'cancelled' : 'done';
}
