import { expect, test } from 'vitest';
import { siteFileSchema } from '../../shared/domain/inventory.ts';
import { siteIdSchema } from '../../shared/domain/names.ts';
import { fail, ok } from '../../shared/result.ts';
import { manualClock, type ManualClock } from '../../../test/support/manual-clock.ts';
import { PLAYED_GUEST, playedReader, runningGuest } from '../../../test/support/played-reader.ts';
import { guestId } from '../../../test/support/sample-readings.ts';
import type { Clock } from '../platform/clock.ts';
import { silentLogger, type Logger } from '../platform/logger.ts';
import { createNudge } from '../polling/nudge.ts';
import type { LibvirtReader, LifecycleEvent } from '../sources/libvirt/libvirt-reader.ts';
import { openStore } from '../store/open-store.ts';
import { Kept } from './kept.ts';
import { Ledger } from './ledger.ts';
import { LiveLoads } from './live-loads.ts';
import { Machines } from './machines.ts';
import { polledSources } from './polled-sources.ts';
import { RawOutputs } from './raw-outputs.ts';
import { Recorder } from './recorder.ts';
import type { WatchContext } from './watch-context.ts';
import { HostWatch } from './watch-host.ts';

const site = siteIdSchema.parse('web');
const WEB = { version: 1, name: 'Web', hosts: [{ name: 'kvm-a' }], clusters: [] };
const EVERY = siteFileSchema.parse(WEB).polling.hostSeconds * 1000;

interface Changed {
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly hostSeconds?: number;
}

/** One host, watched from now on: each opening of its libvirt takes the next reader. */
function watch(
  readers: readonly LibvirtReader[],
  manual: ManualClock,
  { clock = manual, log = silentLogger, hostSeconds = 5 }: Changed = {},
) {
  const file = siteFileSchema.parse({ ...WEB, polling: { hostSeconds } });
  const store = openStore({ file: ':memory:', clock, log: silentLogger });
  if (!store.ok) throw new Error(JSON.stringify(store.error));
  const opened = [...readers];
  const open = () => Promise.resolve(ok(opened.length > 1 ? opened.shift()! : opened[0]!));
  const kept = new Kept(open, clock, 1000);
  const stop = new AbortController();
  const nudged: string[] = [];
  const parts = { ledger: new Ledger(), machines: new Machines(), loads: new LiveLoads(15_000, clock.now) };
  for (const source of polledSources(file)) parts.machines.add(source);
  const context: WatchContext = {
    ...parts,
    site,
    file,
    clock,
    log,
    random: () => 0.5,
    stop: stop.signal,
    recorder: new Recorder(site, store.value, silentLogger),
    connections: { libvirt: () => kept, ssh: () => expect.fail('no SSH here') },
    raw: new RawOutputs(),
    firstPoll: () => 0,
    changed: () => undefined,
    nudgeGuest: (guest) => nudged.push(guest),
    nudgePeers: () => undefined,
  };
  const running = new HostWatch(file.hosts[0]!, context, createNudge()).run();
  const end = async () => {
    stop.abort();
    await running;
    store.value.close();
  };
  return { ...parts, nudged, end };
}

const STOPPED: LifecycleEvent = { guest: PLAYED_GUEST, name: 'web1', event: 'Stopped', detail: 'Destroyed' };

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
  const { nudged, end } = watch([reader], clock);
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
  const { machines, end } = watch([reader], clock);
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
  const { end } = watch([playedReader({ onLifecycle })], clock, { log });
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
  const { machines, nudged, end } = watch([reader], clock, { hostSeconds: 1 });
  await clock.advance(RTT_MS - 1);
  expect(machines.all()[0]?.lastOkAt, 'the poll did not wait').not.toBeNull();
  await clock.advance(1_000);
  expect(definitions, 'what changed until events came was not told').toBe(2);
  listener!(STOPPED);
  expect(nudged).toEqual([PLAYED_GUEST]);
  await end();
});

test('a guest that comes while definitions are read is in the next poll’s', async () => {
  const clock = manualClock();
  const late = Promise.withResolvers<{ kind: 'cancelled' }>();
  let tell: (event: LifecycleEvent) => void = () => undefined;
  let definitions = 0;
  const set = { autostart: true, managedSave: false, persistent: true };
  const known = { id: PLAYED_GUEST, name: 'web1', active: true, ...set };
  const reader = playedReader({
    onLifecycle: (listener) => {
      tell = listener;
      return Promise.resolve(ok(() => undefined));
    },
    definitions: () => {
      definitions += 1;
      return Promise.resolve(ok([known]));
    },
    xml: async () => fail(await late.promise),
  });
  const { end } = watch([reader], clock);
  await clock.advance(1);
  tell({ ...STOPPED, guest: guestId(2), name: 'new1' });
  late.resolve({ kind: 'cancelled' });
  await clock.advance(2_000);
  expect(definitions).toBe(2);
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
  const { end } = watch(readers, clock);
  await clock.advance(2 * EVERY);
  expect(asked).toBe(1);
  gone.resolve({ kind: 'cancelled' });
  await clock.advance(2 * EVERY);
  expect(asked).toBe(2);
  await end();
});

test('an answer that cannot be taken in does not count as heard: what was known grows old', async () => {
  const clock = manualClock();
  let isBroken = false;
  const answer = () => ok(isBroken ? [runningGuest(), ...broken()] : [runningGuest()]);
  const { machines, ledger, end } = watch(
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
  const { ledger, end } = watch([playedReader({ statistics })], clock);
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
    const { loads, end } = watch([playedReader({ statistics })], manual, { clock });
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
