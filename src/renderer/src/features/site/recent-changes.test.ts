import { expect, test } from 'vitest';
import type { StateChange } from '../../../../shared/contract/history.ts';
import { isNews, mergedChanges } from './recent-changes.ts';

const change = (at: number, id: string, observer = id): StateChange => ({
  at,
  subject: { kind: 'node', id },
  aspect: 'cf',
  observer,
  before: 'UP',
  after: 'DOWN',
  because: null,
});

test('what both answers hold is there once, what one holds too; newest first', () => {
  const whole = [change(3, 'a'), change(1, 'a')];
  const news = [change(4, 'a'), change(3, 'a'), change(3, 'a', 'b')];
  expect(mergedChanges(whole, news, 10).map(({ at, observer }) => [at, observer])).toEqual([
    [4, 'a'],
    [3, 'b'],
    [3, 'a'],
    [1, 'a'],
  ]);
});

test('beyond the most, the oldest are left out', () => {
  expect(mergedChanges([change(2, 'a'), change(1, 'a')], [change(3, 'a')], 2).map(({ at }) => at)).toEqual([
    3, 2,
  ]);
});

test('without news the list keeps its identity, so that nothing is drawn again', () => {
  const whole = [change(3, 'a'), change(1, 'a')];
  expect(mergedChanges(whole, [change(3, 'a')], 10)).toBe(whole);
  expect(mergedChanges(whole, [], 10)).toBe(whole);
  expect(mergedChanges(whole.toReversed(), [], 10).map(({ at }) => at)).toEqual([3, 1]);
});

test('what a clock shows is no news, that it cannot be read is', () => {
  const clock = { ...change(1, 'a'), aspect: 'clock', after: '{"offsetMs":1,"uncertaintyMs":4}' };
  expect(isNews(clock)).toBe(false);
  expect(isNews({ ...clock, after: null, because: { kind: 'not-asked' } })).toBe(true);
  expect(isNews(change(1, 'a'))).toBe(true);
});
