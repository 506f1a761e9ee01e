import { expect, test } from 'vitest';
import {
  allowing,
  inventedHead,
  inventedOperation,
  inventedStep,
  ruleThat,
  type InventedFacts,
} from '../../../../test/support/invented-operation.ts';
import { planOperation } from './plan-operation.ts';

const [first, second] = [inventedStep(), inventedStep({ id: 'b' })];
const planOf = (change: Partial<InventedFacts>, steps = [first, second]) => {
  const { verdict, steps: drawn } = planOperation(inventedHead, inventedOperation(...steps), {
    ...allowing,
    ...change,
  });
  return [verdict, ...drawn.map(({ standing }) => standing)];
};

test('where everything holds the first step comes now and the next one later', () => {
  expect(planOf({})).toEqual(['allowed', 'now', 'later']);
  expect(planOf({ common: [], own: [] })).toEqual(['allowed', 'now', 'later']);
});

test.each(['fail', 'unknown'] as const)(
  'one rule of the operation that is %s blocks every step',
  (verdict) => {
    const common = [ruleThat('pass', 'I23'), ruleThat(verdict, 'I22')];
    expect(planOf({ common })).toEqual(['blocked', 'blocked', 'blocked']);
    // Also where it bears the name of what ends by itself.
    expect(planOf({ common: [ruleThat(verdict)] })).toEqual(['blocked', 'blocked', 'blocked']);
  },
);

test.each(['fail', 'unknown'] as const)('one rule of the first step that is %s blocks it', (verdict) => {
  expect(planOf({ own: [ruleThat('pass'), ruleThat(verdict, 'I25')] })).toEqual([
    'blocked',
    'blocked',
    'later',
  ]);
});

test('only SF’s time is waited for; beside anything else that blocks it is blocked', () => {
  expect(planOf({ own: [ruleThat('fail'), ruleThat('pass', 'I25')] })).toEqual([
    'waiting',
    'blocked',
    'later',
  ]);
  expect(planOf({ own: [ruleThat('fail'), ruleThat('unknown', 'I25')] })[0]).toBe('blocked');
});

test('without a step there is nothing to begin', () => {
  expect(planOf({}, [])).toEqual(['blocked']);
});

test('what cannot be undone and cannot be said word for word is blocked', () => {
  expect(planOf({ deed: null })).toEqual(['blocked', 'blocked', 'later']);
  expect(planOf({ deed: 'none' })).toEqual(['blocked', 'blocked', 'later']);
  const waits = inventedStep({ irreversible: false });
  expect(planOf({ deed: 'none' }, [waits])).toEqual(['allowed', 'now']);
});

test('the words are those of the deed and its machine; nothing is said where nothing is sent', () => {
  const drawn = (deed: InventedFacts['deed']) =>
    planOperation(inventedHead, inventedOperation(first), { ...allowing, deed }).steps[0];
  expect(drawn(allowing.deed)).toMatchObject({ command: '/opt/SMAW/bin/sdtool -e', machine: 'web1' });
  for (const deed of ['none', null] as const)
    expect(drawn(deed)).toMatchObject({ command: null, machine: null });
});
