import { expect, test } from 'vitest';
import { fail, ok } from '../../shared/result.ts';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { PLAYED_GUEST, playedReader, runningGuest } from '../../../test/support/played-reader.ts';
import { guestId } from '../../../test/support/sample-readings.ts';
import { EVERY, STOPPED, watchHost } from '../../../test/support/watched-host.ts';
import type { Clock } from '../platform/clock.ts';
import type { DomainDefinition, LifecycleEvent } from '../sources/libvirt/libvirt-reader.ts';

const DEFINED: DomainDefinition = {
  id: PLAYED_GUEST,
  name: 'web1',
  active: true,
  autostart: true,
  managedSave: false,
  persistent: true,
};

test('a guest that comes while definitions are read is in the next poll’s', async () => {
  const clock = manualClock();
  const late = Promise.withResolvers<{ kind: 'cancelled' }>();
  let tell: (event: LifecycleEvent) => void = () => undefined;
  let definitions = 0;
  const reader = playedReader({
    onLifecycle: (listener) => {
      tell = listener;
      return Promise.resolve(ok(() => undefined));
    },
    definitions: () => {
      definitions += 1;
      return Promise.resolve(ok([DEFINED]));
    },
    xml: async () => fail(await late.promise),
  });
  const { end } = watchHost([reader], clock);
  await clock.advance(1);
  tell({ ...STOPPED, guest: guestId(2), name: 'new1' });
  late.resolve({ kind: 'cancelled' });
  await clock.advance(2_000);
  expect(definitions).toBe(2);
  await end();
});

test('definitions of a poll that was given up are read in the next', async () => {
  const clock = manualClock();
  let polls = 0;
  const withDefinitions: number[] = [];
  const reader = playedReader({
    statistics: () => {
      polls += 1;
      return Promise.resolve(ok([runningGuest()]));
    },
    definitions: () => {
      withDefinitions.push(polls);
      return Promise.resolve(ok([DEFINED]));
    },
    xml: async (_guest, signal) => {
      if (polls > 1) await clock.sleep(EVERY, signal);
      return fail({ kind: 'cancelled' });
    },
  });
  const { end } = watchHost([reader], clock);
  await clock.advance(20 * EVERY);
  expect(withDefinitions.slice(0, 3)).toEqual([1, 14, 15]);
  await end();
});

test('an answer that cannot be taken in does not count as heard: what was known grows old', async () => {
  const clock = manualClock();
  let isBroken = false;
  const answer = () => ok(isBroken ? [runningGuest(), ...broken()] : [runningGuest()]);
  const { machines, ledger, end } = watchHost(
    [playedReader({ statistics: () => Promise.resolve(answer()) })],
    clock,
  );
  await clock.advance(EVERY);
  const heardAt = machines.all()[0]?.lastOkAt ?? 0;
  isBroken = true;
  await clock.advance(4 * EVERY);
  expect(machines.all()).toMatchObject([{ failure: { kind: 'bug' } }]);
  expect(machines.all()[0]?.lastOkAt).toBe(heardAt);
  expect(ledger.of({ kind: 'host', id: 'kvm-a' })).toMatchObject([
    { known: false, because: { kind: 'bug' } },
  ]);
  expect(machines.silent(clock.now(), 0).map(({ name }) => name)).toEqual(['kvm-a']);
  isBroken = false;
  await clock.advance(EVERY);
  expect(machines.silent(clock.now(), 0), 'the loop goes on').toEqual([]);
  await end();
});

test('what was said in polls that a bug cut short does not look fresh after any of them', async () => {
  const clock = manualClock();
  let isBroken = false;
  const changed = () => {
    if (isBroken) throw new Error('boom');
  };
  const { ledger, end } = watchHost([playedReader()], clock, { changed });
  await clock.advance(EVERY);
  isBroken = true;
  for (let poll = 0; poll < 3; poll += 1) {
    await clock.advance(EVERY);
    expect(ledger.of({ kind: 'guest', id: PLAYED_GUEST })).toMatchObject([
      { name: 'domain', known: false, because: { kind: 'bug' } },
    ]);
  }
  isBroken = false;
  await clock.advance(EVERY);
  expect(ledger.of({ kind: 'guest', id: PLAYED_GUEST })).toMatchObject([{ name: 'domain', known: true }]);
  await end();
});

test('of an answer with one guest that cannot be taken in no guest and no load looks fresh', async () => {
  const clock = manualClock();
  let isBroken = false;
  let polls = 0;
  const statistics = () => {
    polls += 1;
    const cpuTimeNs = polls * 1e9;
    const unheard = { ...runningGuest({ id: guestId(2) }), ...(isBroken && { standing: unwritable() }) };
    return Promise.resolve(ok([runningGuest({ cpuTimeNs }), unheard]));
  };
  const { ledger, loads, end } = watchHost([playedReader({ statistics })], clock);
  await clock.advance(2 * EVERY);
  const before = ledger.of({ kind: 'guest', id: PLAYED_GUEST });
  const load = loads.guest(PLAYED_GUEST);
  expect([before.length, load]).toMatchObject([1, { cpu: 0.2 }]);
  isBroken = true;
  await clock.advance(2 * EVERY);
  expect(ledger.of({ kind: 'guest', id: PLAYED_GUEST })).toEqual(before);
  expect(loads.guest(PLAYED_GUEST)).toEqual(load);
  await end();
});

/** A value that cannot be written down. */
const unwritable = () => ({
  ...runningGuest().standing!,
  toJSON: () => {
    throw new Error('boom');
  },
});

/** Something in the answer that no code of ours expects. */
function broken() {
  const guest = runningGuest();
  Object.defineProperty(guest, 'standing', {
    get: () => {
      throw new Error('boom');
    },
  });
  return [guest];
}

test('a guest of which the daemon says no state is not known at once, with what was last known', async () => {
  const clock = manualClock();
  let standing = runningGuest().standing;
  const statistics = () => Promise.resolve(ok([runningGuest({ standing })]));
  const { ledger, end } = watchHost([playedReader({ statistics })], clock);
  await clock.advance(EVERY);
  const known = standing;
  standing = null;
  await clock.advance(EVERY);
  expect(ledger.of({ kind: 'guest', id: PLAYED_GUEST })).toMatchObject([
    { name: 'domain', known: false, because: { kind: 'missing' }, last: { value: known } },
  ]);
  await end();
});

test.each([60_000, -4_000])(
  'a clock set by %d ms between two polls gives no load, and never an invented one',
  async (jump) => {
    const manual = manualClock();
    let set = 0;
    const clock: Clock = { ...manual, now: () => manual.now() + set, monotonic: manual.now };
    const began = manual.now();
    const cores = 1.5;
    const statistics = () =>
      Promise.resolve(ok([runningGuest({ cpuTimeNs: (manual.now() - began) * cores * 1e6 })]));
    const { loads, end } = watchHost([playedReader({ statistics })], manual, { clock });
    await manual.advance(2 * EVERY);
    expect(loads.guest(PLAYED_GUEST)?.cpu).toBeCloseTo(cores);
    set = jump;
    loads.clockSet((at) => at + jump);
    const seen: (number | undefined)[] = [];
    for (let poll = 0; poll < 3; poll += 1) {
      await manual.advance(EVERY);
      seen.push(loads.guest(PLAYED_GUEST)?.cpu);
    }
    for (const cpu of seen) expect(cpu).toBeCloseTo(cores);
    await end();
  },
);
