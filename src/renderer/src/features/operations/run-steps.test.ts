import { expect, test } from 'vitest';
import { sampleOperations } from '../../../../../test/support/sample-operations.ts';
import type { RunStep } from '../../../../shared/contract/operations.ts';
import { currentStep, restoringSteps } from './run-steps.ts';

const [sample] = sampleOperations(1_700_000_000_000, 'confirm').runs;
const [first] = sample!.steps;
const stepsOf = (...states: readonly RunStep['state'][]) =>
  states.map((state, index) => ({ ...first!, id: String(index), state }));
const idOf = (closedAt: number | null, ...states: readonly RunStep['state'][]) =>
  currentStep({ steps: stepsOf(...states), closedAt })?.id;

test.each<[string, readonly RunStep['state'][]]>([
  ['1', ['done', 'confirm', 'to-do']],
  ['1', ['done', 'blocked', 'to-do']],
  ['1', ['not-met', 'to-do', 'to-do']],
  // A failed step is not where the operation is while something gives back.
  ['2', ['done', 'failed', 'doing']],
])('while it is open, the step at work or the next one is looked at: %s of %j', (id, states) => {
  expect(idOf(null, ...states)).toBe(id);
});

test.each<[string, readonly RunStep['state'][]]>([
  ['1', ['done', 'failed', 'skipped', 'done']],
  ['2', ['done', 'done', 'not-met']],
  ['0', ['done', 'skipped', 'skipped']],
  ['0', ['skipped', 'skipped']],
])('of a closed operation, what failed or was reached last: %s of %j', (id, states) => {
  expect(idOf(5, ...states)).toBe(id);
});

test('what is still to be given back is named', () => {
  const [a, b, c] = stepsOf('done', 'to-do', 'done').map((step) => ({ ...step, part: 'restore' as const }));
  const taken = { ...a!, id: 'taken', part: 'step' as const, state: 'to-do' as const };
  expect(restoringSteps({ steps: [taken, a!, b!, c!] }).map(({ id }) => id)).toEqual(['1']);
});
