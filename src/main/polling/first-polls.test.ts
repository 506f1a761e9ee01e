import { expect, test } from 'vitest';
import { firstPolls } from './first-polls.ts';

test('machines are asked first one after the other, none later than its interval', () => {
  const firstPoll = firstPolls();
  expect([firstPoll(5000), firstPoll(5000), firstPoll(15_000)]).toEqual([0, 20, 40]);
  for (let machine = 3; machine < 300; machine += 1) firstPoll(15_000);
  expect(firstPoll(5000)).toBe(5000);
  expect(firstPoll(15_000)).toBe(6020);
});
