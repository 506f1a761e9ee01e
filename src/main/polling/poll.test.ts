import { expect, test } from 'vitest';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { createNudge } from './nudge.ts';
import { silentLogger, type LogFields, type Logger } from '../platform/logger.ts';
import { nudgedPause, pause, poll, type PollAnswer } from './poll.ts';

const half = () => 0.5;
const named = { source: 'node:web1 primecluster', log: silentLogger };
const silent = fail({ kind: 'timed-out', afterMs: 500 } as const);

test('backs off while a machine is silent and recovers with the first answer', async () => {
  const answers: Result<string, ProbeFailure>[] = [silent, silent, ok('UP'), ok('UP')];
  const seen: PollAnswer<string>[] = [];
  const stop = new AbortController();
  const clock = manualClock(0, 'auto');
  await poll(
    {
      ...named,
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

/** A poll every 15 s of which a test sees when each began; it answers what `answer` says. */
async function watched(answer: () => Result<number, ProbeFailure>, tookMs = 0) {
  const stop = new AbortController();
  const clock = manualClock(0);
  const nudge = createNudge();
  const began: number[] = [];
  let whenAsked = (): void => undefined;
  const probe = async () => {
    began.push(clock.now());
    whenAsked();
    if (tookMs > 0) await clock.sleep(tookMs, stop.signal);
    return answer();
  };
  const task = {
    ...named,
    intervalMs: 15_000,
    timeoutMs: 60_000,
    nudge,
    probe,
    onAnswer: () => {},
    firstAfterMs: 0,
  };
  const running = poll(task, clock, stop.signal, half);
  await clock.advance(0);
  const end = async () => {
    stop.abort();
    await running;
  };
  const onAsked = (hear: () => void) => (whenAsked = hear);
  /** Now, and with each question. */
  const ringAlways = () => {
    onAsked(() => {
      nudge.ring();
    });
    nudge.ring();
  };
  return { began, clock, nudge, end, onAsked, ringAlways };
}

test('a nudge asks at once', async () => {
  const { began, clock, nudge, end } = await watched(() => ok(1));
  await clock.advance(4_000);
  nudge.ring();
  await clock.advance(0);
  expect(began).toEqual([0, 4_000]);
  await end();
});

test('the first nudge after a poll in its turn asks at once, those that follow are one poll half a second later, and none is lost', async () => {
  const { began, clock, nudge, end, onAsked } = await watched(() => ok(1));
  await clock.advance(200);
  nudge.ring();
  nudge.ring();
  await clock.advance(300);
  nudge.ring();
  await clock.advance(15_000);
  expect(began, 'the first at once, the others together').toEqual([0, 200, 700]);
  let rung = 0;
  onAsked(() => {
    if (rung++ === 0) nudge.ring();
  });
  await clock.advance(2_000);
  expect(began).toEqual([0, 200, 700, 15_700, 15_700]);
  await end();
});

test('a machine whose every answer rings again is asked twice a second', async () => {
  const { began, clock, end, ringAlways } = await watched(() => ok(1));
  ringAlways();
  await clock.advance(4_000);
  // At once after the poll in its turn, then no more than two a second.
  expect(began).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 7, 8].map((count) => count * 500));
  await end();
});

test('nudges shorten a back-off to the interval at the most, however many ring', async () => {
  const { began, clock, end, ringAlways } = await watched(() => silent);
  ringAlways();
  await clock.advance(60_000);
  expect(began).toEqual([0, 1_000, 3_000, 7_000, 15_000, 30_000, 45_000, 60_000]);
  await end();
});

test('a first nudge after a long back-off asks at once', async () => {
  const { began, clock, nudge, end } = await watched(() => silent);
  await clock.advance(120_000);
  const before = began.length;
  nudge.ring();
  await clock.advance(0);
  expect(began.slice(before)).toEqual([120_000]);
  await end();
});

test('a person asks a silent machine at once, however often it was asked in vain, and shortly after a poll', async () => {
  const { began, clock, nudge, end } = await watched(() => silent);
  await clock.advance(7 * 120_000);
  const last = began.at(-1)!;
  await clock.advance(last + 120_000 - clock.now() + 1_000);
  expect(began.at(-1)).toBe(clock.now() - 1_000);
  const before = began.length;
  nudge.call();
  await clock.advance(0);
  const called = clock.now();
  await clock.advance(30_000);
  expect(began.slice(before), 'and its failures count anew').toEqual([called, called + 30_000]);
  await end();
});

test('a person need not wait for the end of a gap that an event began', async () => {
  const { began, clock, nudge, end } = await watched(() => ok(1));
  await clock.advance(100);
  nudge.ring();
  await clock.advance(100);
  nudge.call();
  await clock.advance(0);
  expect(began).toEqual([0, 100, 200]);
  await end();
});

test('a call during a poll is a poll when it ends', async () => {
  const { began, clock, nudge, end } = await watched(() => ok(1), 3_000);
  await clock.advance(1_000);
  nudge.call();
  await clock.advance(10_000);
  expect(began).toEqual([0, 3_000]);
  await end();
});

test('a machine that takes long and rings meanwhile is left alone for as long as it took', async () => {
  const { began, clock, end, ringAlways } = await watched(() => ok(1), 3_000);
  ringAlways();
  await clock.advance(20_000);
  expect(began).toEqual([0, 3_000, 9_000, 15_000]);
  await end();
});

test('a nudge never makes a poll come later than without', async () => {
  const { began, clock, end, ringAlways } = await watched(() => ok(1), 12_000);
  ringAlways();
  await clock.advance(40_000);
  expect(began).toEqual([0, 12_000, 27_000]);
  await end();
});

test('a nudged poll waits no longer than an interval', () => {
  expect(nudgedPause(500, 0, 0)).toBe(500);
  expect(nudgedPause(15_000, 1_000, 0)).toBe(15_000);
  expect(nudgedPause(15_000, 0, 60_000)).toBe(15_000);
  expect(nudgedPause(15_000, 0, 200)).toBe(300);
});

test('a probe that ignores its deadline does not hold the loop', async () => {
  const stop = new AbortController();
  const clock = manualClock(0);
  const seen: PollAnswer<never>[] = [];
  const running = poll<never>(
    {
      ...named,
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
      ...named,
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

/** Keeps what was said, with the fields. */
function listeningLogger() {
  const said: (readonly [string, LogFields | undefined])[] = [];
  const log: Logger = { ...silentLogger, error: (message, fields) => said.push([message, fields]) };
  return { said, log };
}

test('a bug in taking an answer in is logged with its machine, told as a failure, and the loop goes on', async () => {
  const stop = new AbortController();
  const { said, log } = listeningLogger();
  const taken: boolean[] = [];
  let polls = 0;
  await poll<string>(
    {
      ...named,
      log,
      intervalMs: 10,
      timeoutMs: 5,
      nudge: createNudge(),
      probe: async () => ok('UP'),
      onAnswer: ({ result }) => {
        if (result.ok && ++polls === 1) throw new Error('boom');
        taken.push(result.ok);
        if (polls === 2) stop.abort();
      },
    },
    manualClock(0, 'auto'),
    stop.signal,
    half,
  );
  expect(taken, 'the first poll as a failure, the second as it was').toEqual([false, true]);
  expect(said).toMatchObject([
    ['An answer could not be taken in', { source: 'node:web1 primecluster', error: { message: 'boom' } }],
  ]);
});

test('not even a failure that cannot be taken in ends the loop', async () => {
  const stop = new AbortController();
  const { said, log } = listeningLogger();
  let polls = 0;
  await poll<string>(
    {
      ...named,
      log,
      intervalMs: 10,
      timeoutMs: 5,
      nudge: createNudge(),
      probe: async () => ok('UP'),
      onAnswer: ({ result }) => {
        if (result.ok && ++polls === 3) stop.abort();
        throw new Error('boom');
      },
    },
    manualClock(0, 'auto'),
    stop.signal,
    half,
  );
  expect(polls).toBe(3);
  expect(said).toHaveLength(6);
});
