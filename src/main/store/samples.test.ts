import { expect, test } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { loadsSchema, seriesSchema } from '../../shared/contract/history.ts';
import { guestIdSchema, hostNameSchema, siteIdSchema } from '../../shared/domain/names.ts';
import { silentLogger } from '../platform/logger.ts';
import { openStore, type Store } from './open-store.ts';
import { DEFAULT_RETENTION } from './retention.ts';
import type { GuestSample, HostSample } from './sample.ts';
import { DAY, HOUR, MINUTE } from './tiers.ts';

const site = siteIdSchema.parse('lab');
const hv1 = hostNameSchema.parse('hv1');
const hv2 = hostNameSchema.parse('hv2');
const guest = guestIdSchema.parse('00000000-0000-4000-8000-000000000001');
/** A whole day, so that hours, quarters and days begin here. */
const START = 19_700 * DAY;

const hostAt = (cpu: number | null): HostSample => ({
  host: hv1,
  cpu,
  cpuTotal: 16,
  memory: 5_000_000_000,
  memoryTotal: 64_000_000_000,
});
const guestAt = (cpu: number | null, host = hv1): GuestSample => ({
  guest,
  host,
  cpu,
  cpuTotal: 4,
  memory: 1_000_000_000,
  memoryTotal: 2_000_000_000,
  netRx: 1500.4,
  netTx: null,
  diskRead: 0,
  diskWrite: 7,
});

function newStore(retention = DEFAULT_RETENTION) {
  const clock = manualClock(START);
  const opened = openStore({ file: ':memory:', clock, log: silentLogger, retention });
  if (!opened.ok) throw new Error('No store');
  return { store: opened.value, clock };
}

/** Polls each 10 s until `end`, with a load that is the minute's number, and does the housekeeping. */
async function runUntil(store: Store, clock: ReturnType<typeof manualClock>, end: number): Promise<void> {
  while (clock.now() < end) {
    const cpu = Math.floor((clock.now() - START) / MINUTE) % 60;
    const added = store.samples.add(site, clock.now(), [hostAt(cpu)], [guestAt(cpu / 100)]);
    if (!added.ok) throw new Error(added.error.kind);
    if (clock.now() % MINUTE === 30_000) store.maintain();
    await clock.advance(10_000);
  }
}

test('the newest sample is told if it is young enough, and never one from after the moment', () => {
  const { store } = newStore();
  store.samples.add(site, START, [hostAt(1)], [guestAt(0.5)]);
  store.samples.add(site, START + 5000, [hostAt(2)], [guestAt(null)]);
  const { hosts, guests } = store.samples.latest(site, START + 4999, 15_000);
  expect(hosts).toEqual([{ at: START, ...hostAt(1) }]);
  expect(guests).toEqual([{ at: START, ...guestAt(0.5), netRx: 1500 }]);
  expect(store.samples.latest(site, START + 6000, 15_000).guests[0]?.cpu).toBeNull();
  expect(store.samples.latest(site, START + 20_001, 15_000)).toEqual({ hosts: [], guests: [] });
  expect(store.samples.latest(siteIdSchema.parse('other'), START, 15_000).hosts).toEqual([]);
});

const cpuOf = (store: Store, from: number, to: number, maxPoints = 2000) =>
  store.samples.series({
    site,
    subject: { kind: 'host', id: hv1 },
    metrics: ['cpu', 'net-rx'],
    from,
    to,
    maxPoints,
  });

test('a gap in the measurements is a gap in the series', () => {
  const { store } = newStore();
  for (const at of [0, 5000, 30_000]) store.samples.add(site, START + at, [hostAt(at / 5000)], []);
  const series = cpuOf(store, START, START + 40_000);
  expect(seriesSchema.parse(series).stepMs).toBe(10_000);
  expect(series.metrics[0]).toEqual({
    metric: 'cpu',
    min: [0, null, null, 6],
    mean: [0.5, null, null, 6],
    max: [1, null, null, 6],
  });
  expect(series.metrics[1]?.mean).toEqual([null, null, null, null]);
});

test('what nobody has ever measured is a series of gaps', () => {
  const { store } = newStore();
  expect(cpuOf(store, START, START + 20_000).metrics[0]?.mean).toEqual([null, null]);
});

test('a history that begins within a quarter of an hour is told as it was, and nothing of what was before', async () => {
  const { store, clock } = newStore();
  await clock.advance(7 * MINUTE + 20_000);
  await runUntil(store, clock, START + 40 * MINUTE);
  const { t, metrics } = cpuOf(store, START, START + 40 * MINUTE);
  const begun = START + 7 * MINUTE + 20_000;
  const told = t.map((at) => (at < begun ? null : Math.floor((at - START) / MINUTE)));
  expect(metrics[0]?.mean).toEqual(told);
  expect(metrics[0]?.max).toEqual(told);
  const { hosts } = store.samples.loads({
    site,
    hosts: [hv1],
    from: START,
    to: START + 40 * MINUTE,
    maxPoints: 240,
  });
  expect(hosts[0]?.cpu).toEqual(told);
});

test('series read the same before and after rolling up and sealing', async () => {
  const { store, clock } = newStore();
  await runUntil(store, clock, START + 5 * HOUR);
  const raw = cpuOf(store, START, START + 5 * HOUR);
  expect(raw.stepMs).toBe(10_000);
  expect(raw.metrics[0]?.mean).toEqual(raw.t.map((t) => Math.floor((t - START) / MINUTE) % 60));
  const minutes = cpuOf(store, START, START + 5 * HOUR, 300);
  expect(minutes.stepMs).toBe(MINUTE);
  expect(minutes.metrics[0]?.max).toEqual(minutes.t.map((_, index) => index % 60));
  const hours = cpuOf(store, START, START + 5 * HOUR, 5);
  expect(hours.metrics[0]?.min).toEqual([0, 0, 0, 0, 0]);
  expect(hours.metrics[0]?.mean).toEqual([29.5, 29.5, 29.5, 29.5, 29.5]);
  expect(hours.metrics[0]?.max).toEqual([59, 59, 59, 59, 59]);
});

test('a moment in the sealed past still has its load, and says how old it is', async () => {
  const { store, clock } = newStore();
  await runUntil(store, clock, START + 5 * HOUR);
  const moment = START + HOUR + 30 * MINUTE + 5000;
  const { hosts, guests } = store.samples.latest(site, moment, 15_000);
  expect(hosts[0]).toEqual({ at: START + HOUR + 30 * MINUTE - 10_000, ...hostAt(29) });
  expect(guests[0]).toMatchObject({ guest, host: hv1, cpu: 0.29 });
});

test('a sample from before the sealed hours is refused by name', async () => {
  const { store, clock } = newStore();
  await runUntil(store, clock, START + 4 * HOUR);
  const late = store.samples.add(site, START + MINUTE, [hostAt(1)], []);
  expect(late).toMatchObject({ ok: false, error: { kind: 'late' } });
});

test('after the raw retention, a series comes from the roll-ups', async () => {
  const { store, clock } = newStore({ ...DEFAULT_RETENTION, raw: 2 * HOUR });
  await runUntil(store, clock, START + 6 * HOUR);
  const early = cpuOf(store, START, START + HOUR);
  expect(early.stepMs).toBe(10_000);
  expect(early.metrics[0]?.mean).toEqual(early.t.map((t) => Math.floor((t - START) / MINUTE) % 60));
  expect(store.samples.latest(site, START + 15 * MINUTE, 15_000).hosts[0]?.cpu).toBe(14);
  expect(store.samples.latest(site, START + 40 * MINUTE, 15_000).hosts[0]?.cpu).toBe(29);
});

test('the disk cap shortens the raw samples, keeps the last two hours, and says so', async () => {
  const { store, clock } = newStore({ ...DEFAULT_RETENTION, capBytes: 1 });
  await runUntil(store, clock, START + 3 * HOUR + 10 * MINUTE);
  const kept = store.samples.loads({ site, hosts: [hv1], from: START, to: START + HOUR, maxPoints: 60 });
  expect(kept.hosts[0]?.guests[0]?.cpu[30]).toBe(0.3);
  await runUntil(store, clock, START + 6 * HOUR);
  const reports = Array.from({ length: 9 }, () => store.maintain());
  expect(reports.at(-1)).toMatchObject({ shortened: null, overCap: true });
  const given = reports.flatMap(({ shortened }) => shortened ?? []);
  expect(given.at(-1)).toEqual({ tier: 'raw', since: START + 4 * HOUR });
  expect(cpuOf(store, START + 5 * HOUR, START + 6 * HOUR).stepMs).toBe(10_000);
});

test('housekeeping that has nothing to do does nothing', async () => {
  const { store, clock } = newStore();
  await runUntil(store, clock, START + 10 * MINUTE);
  store.maintain();
  expect(store.maintain()).toMatchObject({
    rolledUp: 0,
    sealedChunks: 0,
    removedRows: 0,
    behind: false,
    failure: null,
  });
});

test('a guest that moved is stacked on each host while it was there', () => {
  const { store } = newStore();
  store.samples.add(site, START, [hostAt(1)], [guestAt(0.5)]);
  store.samples.add(site, START + 10_000, [hostAt(3)], [guestAt(0.7, hv2)]);
  const loads = store.samples.loads({
    site,
    hosts: [hv1, hv2],
    from: START,
    to: START + 20_000,
    maxPoints: 60,
  });
  expect(loadsSchema.parse(loads).hosts).toMatchObject([
    { host: hv1, cpuTotal: 16, cpu: [1, 3], guests: [{ guest, cpu: [0.5, null] }] },
    { host: hv2, cpuTotal: null, cpu: [null, null], guests: [{ guest, cpu: [null, 0.7] }] },
  ]);
});

test('loads read the same from chunks as from rows', async () => {
  const { store, clock } = newStore();
  await runUntil(store, clock, START + 5 * HOUR);
  const loads = store.samples.loads({ site, hosts: [hv1], from: START, to: START + 5 * HOUR, maxPoints: 5 });
  expect(loads.hosts[0]?.cpu).toEqual([29.5, 29.5, 29.5, 29.5, 29.5]);
  const old = store.samples.loads({
    site,
    hosts: [hv1],
    from: START + 30 * MINUTE,
    to: START + 32 * MINUTE,
    maxPoints: 12,
  });
  expect(old.stepMs).toBe(MINUTE);
  expect(old.hosts[0]?.guests[0]?.cpu).toEqual([0.3, 0.31]);
});

test('a late sample is seen even in a minute that was read before', async () => {
  const { store, clock } = newStore();
  await runUntil(store, clock, START + 5 * MINUTE);
  const ask = () =>
    store.samples.loads({ site, hosts: [hv1], from: START, to: START + 2 * MINUTE, maxPoints: 12 }).hosts[0];
  expect(ask()?.cpu[3]).toBe(0);
  store.samples.add(site, START + 31_000, [hostAt(4)], []);
  expect(ask()?.cpu[3]).toBe(2);
});

test('loads of sealed days come from chunks', async () => {
  const { store, clock } = newStore();
  while (clock.now() < START + 2.5 * DAY) {
    const cpu = ((clock.now() - START) / MINUTE) % 60;
    store.samples.add(site, clock.now(), [hostAt(cpu)], [guestAt(cpu / 100)]);
    await clock.advance(5 * MINUTE);
    store.maintain();
  }
  const from = START + 3 * HOUR;
  const ask = (maxPoints: number) => {
    const range = { site, hosts: [hv1], from, to: from + HOUR, maxPoints };
    return store.samples.loads(range).hosts[0]?.guests[0]?.cpu;
  };
  expect(ask(12)).toEqual([0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55]);
  expect(ask(4)).toEqual([0.05, 0.2, 0.35, 0.5]);
});
