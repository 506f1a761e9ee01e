import { expect, test } from 'vitest';
import { firstPolls } from './first-polls.ts';

test('machines are asked first one after the other, none later than its interval', () => {
  const firstPoll = firstPolls(0);
  expect([firstPoll(5000), firstPoll(5000), firstPoll(15_000)]).toEqual([0, 20, 40]);
  for (let machine = 3; machine < 300; machine += 1) firstPoll(15_000);
  expect(firstPoll(5000)).toBe(5000);
  expect(firstPoll(15_000)).toBe(6020);
});

test('what the store remembers is drawn before the first machine is asked, within reason', () => {
  expect(firstPolls(200)(5000)).toBe(40);
  expect(firstPolls(10_000)(5000)).toBe(1500);
  expect(firstPolls(10_000)(1000)).toBe(1000);
});
