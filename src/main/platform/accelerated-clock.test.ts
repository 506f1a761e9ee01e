import { expect, test } from 'vitest';
import { acceleratedClock } from './accelerated-clock.ts';
import type { Clock } from './clock.ts';

function countingClock(now: number) {
  const asked: number[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: (ms) => {
      asked.push(ms);
      return Promise.resolve();
    },
    deadline: (ms) => {
      asked.push(ms);
      return new AbortController().signal;
    },
  };
  return { clock, asked };
}

test('ten seconds of the machine are a hundred of a clock ten times as fast', () => {
  const { clock } = countingClock(11_000);
  expect(acceleratedClock({ real: 1_000, accelerated: 500_000 }, 10, clock).now()).toBe(600_000);
});

test('sleeps and deadlines are shorter in the same measure', async () => {
  const { clock, asked } = countingClock(0);
  const fast = acceleratedClock({ real: 0, accelerated: 0 }, 10, clock);
  await fast.sleep(5_000, new AbortController().signal);
  fast.deadline(20_001);
  expect(asked).toEqual([500, 2_001]);
});
