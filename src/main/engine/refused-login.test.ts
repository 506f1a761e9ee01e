import { expect, test } from 'vitest';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { silentLogger } from '../platform/logger.ts';
import { Secret } from '../platform/secret.ts';
import { createNudge } from '../polling/nudge.ts';
import { poll } from '../polling/poll.ts';
import { notTwiceRefused } from './refused-login.ts';

const REFUSED: ProbeFailure = { kind: 'login-refused', user: 'admin', detail: 'HTTP 401' };
const never = new AbortController().signal;

interface Site {
  password: string;
  broken: ProbeFailure | null;
}

/** A BMC that takes the password "right", and every attempt at it. */
function lockedBy(site: Site) {
  const attempts: string[] = [];
  const nudge = createNudge();
  const ask = notTwiceRefused<'on'>({
    nudge,
    secretFor: () => Promise.resolve(ok(new Secret(site.password))),
    ask: (secret): Promise<Result<'on', ProbeFailure>> => {
      attempts.push(secret.reveal());
      if (site.broken !== null) return Promise.resolve(fail(site.broken));
      return Promise.resolve(secret.reveal() === 'right' ? ok('on') : fail(REFUSED));
    },
  });
  return { attempts, nudge, ask };
}

test('a day of polling sends a refused password once, and goes on telling the refusal', async () => {
  const bmc = lockedBy({ password: 'wrong', broken: null });
  const clock = manualClock();
  const stop = new AbortController();
  const seen: unknown[] = [];
  const polling = poll(
    {
      source: 'host:kvm-c bmc',
      log: silentLogger,
      intervalMs: 30_000,
      timeoutMs: 12_000,
      nudge: bmc.nudge,
      probe: async (signal) => (await bmc.ask(signal)).result,
      onAnswer: ({ result }) => seen.push(result),
    },
    clock,
    stop.signal,
    () => 0.5,
  );
  await clock.advance(86_400_000);
  expect(bmc.attempts).toEqual(['wrong']);
  expect(seen.length).toBeGreaterThan(100);
  expect(new Set(seen.map((each) => JSON.stringify(each)))).toEqual(new Set([JSON.stringify(fail(REFUSED))]));

  bmc.nudge.ring();
  await clock.advance(3_600_000);
  expect(bmc.attempts, 'an event is no reason').toEqual(['wrong']);
  bmc.nudge.call();
  await clock.advance(1);
  expect(bmc.attempts, 'a person may ask for one more').toEqual(['wrong', 'wrong']);
  await clock.advance(3_600_000);
  expect(bmc.attempts).toHaveLength(2);
  stop.abort();
  await clock.advance(1);
  await polling;
});

test('another password is tried at once', async () => {
  const site: Site = { password: 'wrong', broken: null };
  const bmc = lockedBy(site);
  expect(await bmc.ask(never)).toEqual({ result: fail(REFUSED), asked: true });
  expect(await bmc.ask(never)).toEqual({ result: fail(REFUSED), asked: false });
  site.password = 'right';
  expect(await bmc.ask(never)).toEqual({ result: ok('on'), asked: true });
  expect(await bmc.ask(never), 'what was taken is asked again and again').toMatchObject({ asked: true });
});

test('a failure that is no refused login does not stop the polling', async () => {
  const site: Site = { password: 'right', broken: { kind: 'unreachable', detail: 'no route' } };
  const bmc = lockedBy(site);
  await bmc.ask(never);
  expect(await bmc.ask(never)).toMatchObject({ asked: true });
  site.broken = null;
  expect(await bmc.ask(never)).toEqual({ result: ok('on'), asked: true });
});
