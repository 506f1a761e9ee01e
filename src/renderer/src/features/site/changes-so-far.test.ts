import { expect, test } from 'vitest';
import type { StateChange } from '../../../../shared/contract/history.ts';
import type { Asking } from '../../live/asking.ts';
import { NO_CHANGES_YET, takeAnswers, type ChangesSoFar } from './changes-so-far.ts';

const change = (at: number): StateChange => ({
  at,
  subject: { kind: 'node', id: `n${at}` },
  aspect: 'cf',
  observer: '',
  before: 'UP',
  after: 'DOWN',
  because: null,
});
const answer = (at: number, ...times: number[]): Asking<readonly StateChange[]> => ({
  kind: 'answer',
  value: times.map(change),
  at,
  stale: null,
});
const WAITING = { kind: 'waiting' } as const;
const NEWS = { newsMs: 15, most: 4 };
const times = ({ list }: ChangesSoFar): number[] => list.map(({ at }) => at);

test('news are added to what is held, and stay when the next news no longer hold them', () => {
  const whole = answer(100, 90, 10);
  let held = takeAnswers(NO_CHANGES_YET, whole, WAITING, NEWS);
  held = takeAnswers(held, whole, answer(105, 103, 90), NEWS);
  held = takeAnswers(held, whole, answer(119, 118), NEWS);
  expect(times(held)).toEqual([118, 103, 90, 10]);
  expect(held).toMatchObject({ upTo: 119, gap: false });
});

test('without a new answer nothing is new', () => {
  const whole = answer(100, 90);
  const news = answer(105, 103);
  const held = takeAnswers(NO_CHANGES_YET, whole, news, NEWS);
  expect(takeAnswers(held, whole, news, NEWS)).toBe(held);
});

test('news that begin after the end of what is held are a gap until longer news or a whole answer close it', () => {
  const whole = answer(100, 90);
  const held = takeAnswers(NO_CHANGES_YET, whole, answer(116, 110), NEWS);
  expect(held).toMatchObject({ upTo: 100, gap: true });
  expect(takeAnswers(held, whole, answer(120, 119), NEWS)).toMatchObject({ upTo: 100, gap: true });
  const longer = takeAnswers(held, whole, answer(121, 119, 101), { ...NEWS, newsMs: 90 });
  expect(longer).toMatchObject({ upTo: 121, gap: false });
  expect(times(longer)).toEqual([119, 110, 101, 90]);
  expect(takeAnswers(held, answer(130, 119, 110, 101, 90), WAITING, NEWS)).toMatchObject({
    upTo: 130,
    gap: false,
  });
});

test('a whole answer replaces what was put together', () => {
  const held = takeAnswers(NO_CHANGES_YET, answer(100, 90), answer(105, 103), NEWS);
  expect(times(takeAnswers(held, answer(160, 150), WAITING, NEWS))).toEqual([150]);
});

test('news that come before the first whole answer wait for it', () => {
  const news = answer(99, 98);
  const held = takeAnswers(NO_CHANGES_YET, WAITING, news, NEWS);
  expect(held).toBe(NO_CHANGES_YET);
  expect(times(takeAnswers(held, answer(100, 90), news, NEWS))).toEqual([98, 90]);
});
