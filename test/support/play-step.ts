import { manualClock } from './manual-clock.ts';
import { operationIdSchema } from '../../src/shared/domain/journal.ts';
import { nodeEntrySchema } from '../../src/shared/domain/inventory.ts';
import { nodeNameSchema, siteIdSchema } from '../../src/shared/domain/names.ts';
import type { JudgedRule, OperationPlan } from '../../src/shared/domain/operation-plan.ts';
import { fail, ok } from '../../src/shared/result.ts';
import { sfStop } from '../../src/main/actions/commands/shutdown-facility.ts';
import type { PreparedStep, StepLook } from '../../src/main/actions/operations/prepare.ts';
import type { NoAuthority } from '../../src/main/actions/run/authority.ts';
import type { RunContext } from '../../src/main/actions/run/run-context.ts';
import { runStep } from '../../src/main/actions/run/run-step.ts';
import { RunView } from '../../src/main/actions/run/run-view.ts';
import { Turn } from '../../src/main/actions/run/turn.ts';

const subject = { kind: 'node', id: 'web1' } as const;
export const ruleThat = (verdict: JudgedRule['verdict']): JudgedRule => ({
  rule: 'SF',
  verdict,
  sentence: 'rule.SF.over',
  values: {},
  citation: 'our-rule',
  attestable: false,
  attestBy: null,
  attested: false,
  subject,
  evidence: [],
});
export const drawn: StepLook['drawn'] = {
  id: 'a',
  step: 'stop-sf',
  part: 'step',
  command: 'sdtool -e',
  machine: 'web1',
  citation: 'our-rule',
  irreversible: true,
  values: {},
  rules: [],
};
export const open: StepLook = {
  at: 0,
  drawn,
  rules: [ruleThat('pass')],
  deed: { kind: 'command', on: nodeEntrySchema.parse({ name: 'web1' }), command: sfStop() },
  effects: [ruleThat('fail')],
};
export const blocked: StepLook = { ...open, rules: [ruleThat('unknown')] };

/** What never comes is told at once instead of waited for. */
export async function turnsUntil(isThere: () => boolean): Promise<void> {
  for (let turns = 0; !isThere(); turns += 1) {
    if (turns > 1_000) throw new Error('it never came');
    await new Promise((next) => setImmediate(next));
  }
}

/** A step that looks like this, look by look; the last one stays. Nothing reaches a machine: what was tried is listed. */
export function play(
  looks: readonly StepLook[],
  change: Partial<PreparedStep> = {},
  authority: NoAuthority | null = null,
  signal = new AbortController().signal,
) {
  const done: string[] = [];
  const turn = new Turn();
  const left = [...looks];
  const step: PreparedStep = {
    ...{ id: 'a', step: 'stop-sf', part: 'step', irreversible: true, limitMs: 1_000, required: true },
    look: () => {
      done.push('look');
      return Promise.resolve((left.length > 1 ? left.shift() : left[0]) ?? open);
    },
    ...change,
  };
  const said = (words: string) => {
    done.push(words);
    return ok(undefined);
  };
  const sayings: unknown[] = [];
  const plan: OperationPlan = {
    request: { operation: 'leftcluster-recovery', node: nodeNameSchema.parse('web1') },
    subject,
    cluster: 'web',
    at: 0,
    verdict: 'allowed',
    waitUntil: null,
    waysOn: [],
    rules: [],
    steps: [{ ...drawn, standing: 'now' }],
  };
  const view = new RunView(
    {
      operation: operationIdSchema.parse('00000000-0000-4000-8000-000000000001'),
      site: siteIdSchema.parse('east'),
      person: 'ann',
      plan,
    },
    manualClock(),
    () => {},
  );
  const record = {
    judged: () => said('judged'),
    started: () => said('started'),
    failed: () => said('failed'),
    finished: () => said('finished'),
    seen: (_: string, effects: readonly JudgedRule[]) =>
      said(`seen ${effects.map(({ verdict }) => verdict).join()}`),
    owe: () => said('owed'),
    say: (saying: unknown) => {
      sayings.push(saying);
      return said('said');
    },
    words: (rules: readonly JudgedRule[]) => rules.map(({ verdict }) => verdict).join(),
  };
  const connections = {
    ssh: () => {
      done.push('sent');
      return Promise.resolve(fail({ kind: 'cancelled' } as const));
    },
    hypervisor: () =>
      Promise.resolve(ok({ powerOffDomain: () => Promise.resolve(ok(undefined)), close: () => {} })),
  };
  const run = {
    ...{ view, record, connections, turn, clock: manualClock(), signal },
    ...{ asserted: () => [], mayAct: () => authority, release: async () => {} },
  } as unknown as RunContext;
  const state = () => view.stepState('a');
  const until = (wanted: string) => turnsUntil(() => state() === wanted);
  return { ended: runStep(step, run), done, turn, until, run, record, sayings, state };
}
