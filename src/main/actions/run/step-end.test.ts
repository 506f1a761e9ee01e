import { expect, test } from 'vitest';
import { fail, ok } from '../../../shared/result.ts';
import type { PreparedStep, StepLook } from '../operations/prepare.ts';
import type { RunContext } from './run-context.ts';
import { endStep } from './step-end.ts';

const effects = [{ verdict: 'pass' }] as unknown as StepLook['effects'];
const step = (required: boolean) => ({ id: 'a', part: 'step', required }) as PreparedStep;

/** Everything that is written and shown, in its order. */
function trail(written: ReturnType<RunContext['record']['seen']> = ok(undefined)) {
  const told: unknown[] = [];
  const note =
    (name: string) =>
    (...words: readonly unknown[]) => {
      told.push([name, ...words]);
      return written;
    };
  const run = {
    record: { seen: note('seen'), finished: note('finished'), failed: note('failed') },
    view: { enter: note('enter'), update: note('update') },
  } as unknown as Pick<RunContext, 'view' | 'record'>;
  return { told, run };
}

test('what was seen of a step is in the record before its end, and both before the screens', () => {
  const { told, run } = trail();
  expect(endStep(step(true), { effects, output: 'said', unmet: null }, run)).toBe('done');
  expect(told).toEqual([
    ['seen', 'a', effects],
    ['finished', step(true), 'said', effects],
    ['enter', 'a', 'done', { output: 'said' }],
  ]);
});

test('what was looked for in vain fails the step, or is told where it goes on without', () => {
  for (const [required, end] of [
    [true, 'failed'],
    [false, 'not-met'],
  ] as const) {
    const { told, run } = trail();
    expect(endStep(step(required), { effects, output: '', unmet: 'web2 is UP' }, run)).toBe(end);
    expect(told).toEqual([
      ['seen', 'a', effects],
      ['failed', step(required), '', 'web2 is UP'],
      ['enter', 'a', end, { output: '' }],
    ]);
  }
});

test('where nothing was sent nothing is shown as its output', () => {
  const { told, run } = trail();
  endStep(step(true), { effects, output: null, unmet: null }, run);
  expect(told.slice(1)).toEqual([
    ['finished', step(true), '', effects],
    ['enter', 'a', 'done', {}],
  ]);
});

test('a record that takes nothing is told, and the step ends all the same', () => {
  const { told, run } = trail(fail({ kind: 'disk-full', detail: '' }));
  expect(endStep(step(true), { effects, output: null, unmet: null }, run)).toBe('done');
  expect(told.filter((each) => Array.isArray(each) && each[0] === 'update')).toEqual([
    ['update', { record: 'disk-full' }],
    ['update', { record: 'disk-full' }],
  ]);
});
