import { expect, test } from 'vitest';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { createNudge } from './nudge.ts';
import { pause, poll, type PollAnswer } from './poll.ts';

const half = () => 0.5;
const silent = fail({ kind: 'timed-out', afterMs: 500 } as const);

test('backs off while a machine is silent and recovers with the first answer', async () => {
  const answers: Result<string, ProbeFailure>[] = [silent, silent, ok('UP'), ok('UP')];
  const seen: PollAnswer<string>[] = [];
  const stop = new AbortController();
  const clock = manualClock(0, 'auto');
  await poll(
    {
      intervalMs: 1_000,
      timeoutMs: 500,
      nudge: createNudge(),
      probe: async () => answers.shift() ?? silent,
      onAnswer: (answer) => {
        if (seen.push(answer) === 4) stop.abort();
      },
    },
    clock,
    stop.signal,
    half,
  );
  expect(seen.map(({ result }) => result.ok)).toEqual([false, false, true, true]);
  expect(clock.sleeps).toEqual([50, 2_000, 4_000, 1_000, 1_000]);
});

test('never waits longer than eight intervals, jitter aside', () => {
  expect(pause(1_000, 30, 0, 0.5)).toBe(8_000);
  expect(pause(1_000, 30, 0, 1)).toBeCloseTo(8_800);
  expect(pause(1_000, 30, 0, 0)).toBeCloseTo(7_200);
});

test('takes what the poll took off the wait, so that polls start an interval apart', () => {
  expect(pause(5_000, 0, 1_200, 0.5)).toBe(3_800);
  expect(pause(5_000, 0, 60_000, 0.5)).toBe(500);
});

test('a nudge asks at once', async () => {
  const stop = new AbortController();
  const clock = manualClock(0);
  const nudge = createNudge();
  let asked = 0;
  const running = poll(
    { intervalMs: 15_000, timeoutMs: 500, nudge, probe: async () => ok(++asked), onAnswer: () => {} },
    clock,
    stop.signal,
    () => 0,
  );
  await clock.advance(1);
  expect(asked).toBe(1);
  nudge.ring();
  await clock.advance(1);
  expect(asked).toBe(2);
  stop.abort();
  await running;
});

test('a probe that ignores its deadline does not hold the loop', async () => {
  const stop = new AbortController();
  const clock = manualClock(0);
  const seen: PollAnswer<never>[] = [];
  const running = poll<never>(
    {
      intervalMs: 1_000,
      timeoutMs: 500,
      nudge: createNudge(),
      probe: () => new Promise(() => {}),
      onAnswer: (answer) => seen.push(answer),
    },
    clock,
    stop.signal,
    () => 0,
  );
  await clock.advance(10);
  await clock.advance(600);
  expect(seen.map(({ result }) => result)).toEqual([silent]);
  stop.abort();
  await running;
});

test('a bug in a probe becomes a reading and the loop goes on', async () => {
  const stop = new AbortController();
  const seen: PollAnswer<string>[] = [];
  await poll<string>(
    {
      intervalMs: 10,
      timeoutMs: 5,
      nudge: createNudge(),
      probe: () => Promise.reject(new Error('boom')),
      onAnswer: (answer) => {
        if (seen.push(answer) === 2) stop.abort();
      },
    },
    manualClock(0, 'auto'),
    stop.signal,
    half,
  );
  expect(seen[1]?.result).toEqual(fail({ kind: 'bug', detail: 'Error: boom' }));
});
