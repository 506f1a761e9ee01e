import { expect, test } from 'vitest';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { Kept, type Closable } from './kept.ts';

function fakeConnection() {
  const gone = Promise.withResolvers<ProbeFailure>();
  let closes = 0;
  const connection: Closable = { closed: gone.promise, close: () => void (closes += 1) };
  return {
    connection,
    break: () => gone.resolve({ kind: 'unreachable', detail: 'reset' }),
    closes: () => closes,
  };
}
const never = new AbortController().signal;
const settle = () => new Promise((done) => setImmediate(done));

test('opens once for many askers and again after it broke', async () => {
  const made = [fakeConnection(), fakeConnection()];
  let opened = 0;
  const kept = new Kept(async () => ok(made[opened++]!.connection), manualClock(), 1000);
  await Promise.all([kept.get(never), kept.get(never)]);
  expect(opened).toBe(1);
  made[0]!.break();
  await settle();
  await kept.get(never);
  expect(opened).toBe(2);
});

test('an asker that gives up does not end the opening', async () => {
  const opening = Promise.withResolvers<Result<Closable, ProbeFailure>>();
  const kept = new Kept(() => opening.promise, manualClock(), 1000);
  const asker = new AbortController();
  const first = kept.get(asker.signal);
  asker.abort();
  expect(await first).toEqual(fail({ kind: 'cancelled' }));
  const { connection } = fakeConnection();
  opening.resolve(ok(connection));
  expect(await kept.get(never)).toEqual(ok(connection));
});

test('an asker whose time is over hears so, not that it was cancelled, nor that the machine is silent', async () => {
  const clock = manualClock();
  const kept = new Kept(() => new Promise(() => undefined), clock, 15_000);
  const asked = kept.get(clock.deadline(6_000));
  await clock.advance(6_000);
  expect(await asked).toEqual(fail({ kind: 'timed-out', afterMs: 6_000, reached: 'nothing' }));
});

test('a failed opening is tried again by the next asker', async () => {
  const answers: Result<Closable, ProbeFailure>[] = [
    fail({ kind: 'unreachable', detail: 'refused' }),
    ok(fakeConnection().connection),
  ];
  const kept = new Kept(async () => answers.shift()!, manualClock(), 1000);
  expect((await kept.get(never)).ok).toBe(false);
  expect((await kept.get(never)).ok).toBe(true);
});

test('an end closes what is open', async () => {
  const held = fakeConnection();
  const kept = new Kept(async () => ok(held.connection), manualClock(), 1000);
  await kept.get(never);
  kept.end();
  await settle();
  expect(held.closes()).toBe(1);
});

test('it is open from the end of the opening until the other side, or we, close it', async () => {
  const made = [fakeConnection(), fakeConnection()];
  let opened = 0;
  const kept = new Kept(async () => ok(made[opened++]!.connection), manualClock(), 1000);
  const opening = kept.get(never);
  expect(kept.isOpen()).toBe(false);
  await opening;
  expect(kept.isOpen()).toBe(true);
  made[0]!.break();
  await settle();
  expect(kept.isOpen()).toBe(false);
  await kept.get(never);
  expect(kept.isOpen()).toBe(true);
  kept.drop();
  expect(kept.isOpen()).toBe(false);
});

test('what was dropped and ends late takes nothing from what was opened since', async () => {
  const made = [fakeConnection(), fakeConnection()];
  let opened = 0;
  const kept = new Kept(async () => ok(made[opened++]!.connection), manualClock(), 1000);
  await kept.get(never);
  kept.drop();
  const second = await kept.get(never);
  made[0]!.break();
  await settle();
  expect(kept.isOpen()).toBe(true);
  expect(await kept.get(never)).toBe(second);
  expect(opened).toBe(2);
});
