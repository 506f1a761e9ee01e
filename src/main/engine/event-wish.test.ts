import { expect, test } from 'vitest';
import { fail, ok } from '../../shared/result.ts';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { PLAYED_GUEST, playedReader, runningGuest } from '../../../test/support/played-reader.ts';
import { EVERY, STOPPED, watchHost } from '../../../test/support/watched-host.ts';
import { silentLogger, type Logger } from '../platform/logger.ts';
import type { LifecycleEvent } from '../sources/libvirt/libvirt-reader.ts';

test('a daemon that refuses events at first is asked for them again until it sends them, and no more then', async () => {
  const clock = manualClock();
  const asked: ((event: LifecycleEvent) => void)[] = [];
  let polls = 0;
  const reader = playedReader({
    onLifecycle: (listener) => {
      asked.push(listener);
      return Promise.resolve(
        asked.length < 3 ? fail({ kind: 'timed-out', afterMs: 1 }) : ok(() => undefined),
      );
    },
    statistics: () => {
      polls += 1;
      return Promise.resolve(ok([runningGuest()]));
    },
  });
  const { nudged, end } = watchHost([reader], clock);
  await clock.advance(5 * EVERY);
  expect(asked).toHaveLength(3);
  const before = polls;
  asked[2]!(STOPPED);
  await clock.advance(1_000);
  expect(polls, 'its first event asks at once').toBe(before + 1);
  expect(nudged).toEqual([PLAYED_GUEST]);
  await end();
});

test('a daemon that never answers the wish for events still tells its states', async () => {
  const clock = manualClock();
  const reader = playedReader({
    onLifecycle: (_listener, signal) =>
      new Promise((done) => {
        signal.addEventListener('abort', () => {
          done(fail({ kind: 'cancelled' }));
        });
      }),
  });
  const { machines, end } = watchHost([reader], clock);
  await clock.advance(3 * EVERY);
  expect(machines.all()).toMatchObject([{ failure: null }]);
  expect(machines.all()[0]?.lastOkAt).not.toBeNull();
  await end();
});

test('a daemon that refuses events by its rules is asked again seldom, and that is logged once', async () => {
  const clock = manualClock();
  const said: unknown[] = [];
  const log: Logger = {
    ...silentLogger,
    warn: (message) => said.push(message),
    info: (message) => said.push(message),
  };
  let asked = 0;
  const onLifecycle = () => {
    asked += 1;
    const refusal = { kind: 'libvirt', code: 38, domain: 0, detail: `denied to ${asked}` } as const;
    return Promise.resolve(asked < 4 ? fail(refusal) : ok(() => undefined));
  };
  const { end } = watchHost([playedReader({ onLifecycle })], clock, { log });
  await clock.advance(35 * EVERY);
  expect(asked, 'with each twelfth poll').toBe(3);
  expect(said).toEqual(['No lifecycle events']);
  await clock.advance(2 * EVERY);
  expect(said).toEqual(['No lifecycle events', 'Lifecycle events are told again']);
  await end();
});

test('a daemon far away that is asked every second tells its events, and its states meanwhile', async () => {
  const clock = manualClock();
  const RTT_MS = 400;
  let listener: ((event: LifecycleEvent) => void) | null = null;
  let definitions = 0;
  const reader = playedReader({
    onLifecycle: async (told, signal) => {
      await clock.sleep(RTT_MS, signal);
      if (signal.aborted) return fail({ kind: 'cancelled' });
      listener = told;
      return ok(() => undefined);
    },
    definitions: () => {
      definitions += 1;
      return Promise.resolve(ok([]));
    },
  });
  const { machines, nudged, end } = watchHost([reader], clock, { hostSeconds: 1 });
  await clock.advance(RTT_MS - 1);
  expect(machines.all()[0]?.lastOkAt, 'the poll did not wait').not.toBeNull();
  await clock.advance(1_000);
  expect(definitions, 'what changed until events came was not told').toBe(2);
  listener!(STOPPED);
  expect(nudged).toEqual([PLAYED_GUEST]);
  await end();
});

test('each new connection is asked for events of its own', async () => {
  const clock = manualClock();
  const gone = Promise.withResolvers<{ kind: 'cancelled' }>();
  let asked = 0;
  const onLifecycle = () => {
    asked += 1;
    return Promise.resolve(ok(() => undefined));
  };
  const readers = [playedReader({ onLifecycle, closed: gone.promise }), playedReader({ onLifecycle })];
  const { end } = watchHost(readers, clock);
  await clock.advance(2 * EVERY);
  expect(asked).toBe(1);
  gone.resolve({ kind: 'cancelled' });
  await clock.advance(2 * EVERY);
  expect(asked).toBe(2);
  await end();
});
