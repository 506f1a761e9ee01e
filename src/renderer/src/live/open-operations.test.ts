import { expect, test } from 'vitest';
import { LEFT, RUNS, sampleOperations } from '../../../../test/support/sample-operations.ts';
import { attentionOf, goingOn, waitingStep } from './open-operations.ts';

const NOW = 1_700_000_000_000;
const kinds = (...of: Parameters<typeof attentionOf>) => attentionOf(...of).map(({ kind }) => kind);

test('a step that waits and one that is blocked want a person, and then nothing goes on by itself', () => {
  for (const situation of ['confirm', 'blocked'] as const) {
    const operations = sampleOperations(NOW, situation);
    expect(attentionOf(operations)).toMatchObject([
      { kind: 'waits', run: { operation: RUNS }, step: { id: 'mark-down', state: situation } },
    ]);
    expect(goingOn(operations)).toEqual([]);
  }
});

test('an operation that is closed wants nobody', () => {
  expect(kinds(sampleOperations(NOW, 'done'))).toEqual([]);
});

test('an operation at work goes on by itself', () => {
  const waiting = sampleOperations(NOW, 'confirm');
  const runs = waiting.runs.map((run) => ({
    ...run,
    steps: run.steps.map((step) => ({ ...step, state: 'doing' as const })),
  }));
  expect(runs.map(waitingStep)).toEqual([null]);
  expect(goingOn({ ...waiting, runs })).toHaveLength(1);
  expect(kinds({ ...waiting, runs })).toEqual([]);
});

test('what a crash left comes after what is owed, and nobody gives that back', () => {
  const operations = sampleOperations(NOW, 'crash');
  expect(attentionOf(operations)).toMatchObject([
    { kind: 'debt', debt: { cluster: 'web' }, run: null },
    { kind: 'interrupted', summary: { operation: LEFT } },
  ]);
});

test('what an open operation has taken it gives back itself', () => {
  const { debts } = sampleOperations(NOW, 'crash');
  const open = sampleOperations(NOW, 'confirm');
  const owed = debts.map((debt) => ({ ...debt, operation: open.runs[0]!.operation }));
  expect(attentionOf({ ...open, debts: owed })[0]).toMatchObject({ kind: 'debt', run: { operation: RUNS } });
});
