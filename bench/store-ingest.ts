/**
 * What the store costs: ingest, size, and the questions that a person waits for. Prints JSON; times are CPU.
 * `node bench/store-ingest.ts [hours] [guests]`; needs about 300 MB in the temporary folder.
 */
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { guestIdSchema, hostNameSchema, siteIdSchema } from '../src/shared/domain/names.ts';
import { silentLogger } from '../src/main/platform/logger.ts';
import { systemClock } from '../src/main/platform/clock.ts';
import { openStore, type Store } from '../src/main/store/open-store.ts';
import type { GuestSample, HostSample } from '../src/main/store/sample.ts';
import type { SpanEntry } from '../src/main/store/span-row.ts';

const hours = Number(process.argv[2] ?? 5);
const guestCount = Number(process.argv[3] ?? 500);
const GUESTS_PER_HOST = 20;
const METRICS = 8;
const START = 1_700_006_400_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const site = siteIdSchema.parse('bench');

const folder = mkdtempSync(path.join(tmpdir(), 'nodeward-bench-'));
const file = path.join(folder, 'store.db');
let now = START;
const clock = { ...systemClock, now: () => now };

function open(): Store {
  const opened = openStore({ file, clock, log: silentLogger });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

/** CPU time of the process, so that the figures hold on a busy machine too; waiting for the disk is not in it. */
function ms<T>(work: () => T): [number, T] {
  const started = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(started);
  return [(user + system) / 1000, value];
}

const round = (value: number): number => Math.round(value * 100) / 100;
function spread(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b);
  const of = (share: number): number => round(sorted[Math.floor(share * (sorted.length - 1))] ?? NaN);
  return { p50: of(0.5), p95: of(0.95), max: of(1) };
}
/** Five unmeasured rounds first: the figures are for a console that has been running for a while. */
const repeat = (count: number, work: (index: number) => unknown) =>
  spread(Array.from({ length: count + 5 }, (_, index) => ms(() => work(index))[0]).slice(5));

/** A load that wanders, with bursts, as machines do; memory mostly stands still. */
function guestLoad(id: number) {
  const guest = guestIdSchema.parse(`00000000-0000-4000-8000-${String(id).padStart(12, '0')}`);
  const host = hostNameSchema.parse(`hv${String(Math.floor(id / GUESTS_PER_HOST))}`);
  let cpu = Math.random();
  let memory = 1e9 + id * 1e6;
  return (): GuestSample => {
    cpu = Math.min(Math.max(cpu + (Math.random() - 0.5) * 0.1, 0), 4);
    if (Math.random() < 0.1) memory += Math.round((Math.random() - 0.5) * 256) * 4096;
    const busy = Math.random() < 0.7;
    return {
      guest,
      host,
      cpu,
      cpuTotal: 4,
      memory,
      memoryTotal: 4e9,
      netRx: busy ? Math.random() * 20_000 : 0,
      netTx: busy ? Math.random() * 8000 : 0,
      diskRead: Math.random() < 0.2 ? Math.random() * 100_000 : 0,
      diskWrite: busy ? Math.random() * 50_000 : 0,
    };
  };
}

const hostSample = (id: number): HostSample => ({
  host: hostNameSchema.parse(`hv${String(id)}`),
  cpu: Math.random() * 16,
  cpuTotal: 32,
  memory: 1e11,
  memoryTotal: 2e11,
});

function ingest(store: Store) {
  const hosts = Array.from({ length: Math.ceil(guestCount / GUESTS_PER_HOST) }, (_, id) => id);
  const loads = Array.from({ length: guestCount }, (_, id) => guestLoad(id));
  const maintained: number[] = [];
  let adding = 0;
  let rows = 0;
  for (const end = START + hours * HOUR; now < end; now += 5000) {
    for (const host of hosts) {
      const guests = loads
        .slice(host * GUESTS_PER_HOST, (host + 1) * GUESTS_PER_HOST)
        .map((sample) => sample());
      const sample = hostSample(host);
      const [took, added] = ms(() => store.samples.add(site, now + host, [sample], guests));
      if (!added.ok) throw new Error(JSON.stringify(added.error));
      adding += took;
      rows += guests.length + 1;
    }
    if (now % 60_000 === 25_000) maintained.push(ms(() => store.maintain())[0]);
  }
  return {
    polls: hours * 720 * hosts.length,
    rows,
    valuesPerSecond: Math.round((rows * METRICS * 1000) / adding),
    usPerPoll: round((adding * 1000) / (hours * 720 * hosts.length)),
    maintainMs: spread(maintained),
  };
}

const countSchema = z.number();
function sizes() {
  const db = new Database(file, { readonly: true });
  const one = (sql: string): number => countSchema.parse(db.prepare(sql).pluck().get() ?? 0);
  const bytesOf = (names: string) => one(`SELECT sum(pgsize) FROM dbstat WHERE name IN (${names})`);
  const hotRows = one('SELECT count(*) FROM sample');
  const chunkRows = one("SELECT count(DISTINCT start) FROM chunk WHERE tier = 'raw'") * 720 * guestCount;
  const chunkBytes = one("SELECT sum(length(data)) FROM chunk WHERE tier = 'raw'");
  const chunkPages = bytesOf("'chunk', 'sqlite_autoindex_chunk_1'");
  const frames = one('SELECT count(*) FROM keyframe');
  const result = {
    fileMiB: round(one('SELECT page_count * page_size FROM pragma_page_count, pragma_page_size') / 1024 ** 2),
    hotBytesPerValue: round(bytesOf("'sample'") / hotRows / METRICS),
    sealedBytesPerValue: round(chunkBytes / chunkRows / METRICS),
    sealedOnDiskBytesPerValue: round(chunkPages / chunkRows / METRICS),
    rollUpBytesPerMinuteRow: round(bytesOf("'rollup_minute'") / one('SELECT count(*) FROM rollup_minute')),
    keyframeBytes: round(bytesOf("'keyframe'") / frames),
  };
  db.close();
  return result;
}

function questions(store: Store) {
  const end = START + hours * HOUR;
  const subject = () => ({
    kind: 'guest' as const,
    id: guestIdSchema.parse(
      `00000000-0000-4000-8000-${String(Math.floor(Math.random() * guestCount)).padStart(12, '0')}`,
    ),
  });
  const series = (from: number, to: number, maxPoints: number) =>
    repeat(20, () =>
      store.samples.series({ site, subject: subject(), metrics: ['cpu', 'memory'], from, to, maxPoints }),
    );
  const hosts = Array.from({ length: Math.ceil(guestCount / GUESTS_PER_HOST) }, (_, id) =>
    hostNameSchema.parse(`hv${String(id)}`),
  );
  const loads = (from: number, to: number, maxPoints: number) =>
    repeat(5, () => store.samples.loads({ site, hosts, from, to, maxPoints }));
  return {
    latestNow: repeat(20, () => store.samples.latest(site, end, 15_000)),
    latestSealed: repeat(20, () => store.samples.latest(site, START + HOUR * Math.random(), 15_000)),
    seriesLastHourRaw: series(end - HOUR, end, 400),
    seriesSealedHourRaw: series(START, START + HOUR, 400),
    seriesAllMinutes: series(START, end, 300),
    loads15MinutesRaw: loads(end - HOUR / 4, end, 90),
    loadsHourMinutes: loads(end - HOUR, end, 60),
    loadsSealedHourRaw: loads(START, START + HOUR, 360),
  };
}

/** A month of 2,000 guests with five aspects each, every one of which changed once a day. */
function month(store: Store) {
  const from = START - 40 * DAY;
  const entry = (id: number, day: number): SpanEntry => ({
    site,
    subject: { kind: 'guest', id: `guest-${String(id >> 3)}` },
    aspect: `aspect-${String(id % 5)}`,
    observer: `hv${String(id % 100)}`,
    value: day % 7 === 0 ? null : JSON.stringify({ state: 'running', reason: `booted ${String(day % 3)}` }),
    because: day % 7 === 0 ? { kind: 'timed-out', afterMs: 5000 } : null,
    at: from + day * DAY + id,
  });
  const days = Array.from({ length: 30 }, (_, day) =>
    Array.from({ length: 10_000 }, (_, id) => entry(id, day)),
  );
  const recording = spread(days.map((entries) => ms(() => store.spans.record(entries))[0]));
  const again = (days[29] ?? []).map((seen) => ({ ...seen, at: seen.at + 15_000 }));
  const moment = () => from + Math.random() * 30 * DAY;
  const rows = store.spans.at(site, from + 29.9 * DAY).length;
  return {
    rows,
    record10kChanges: recording,
    record10kUnchanged: repeat(5, () => store.spans.record(again)),
    at: repeat(20, () => store.spans.at(site, moment())),
    lastKnown: repeat(20, () => store.spans.lastKnown(site, from + 28.5 * DAY)),
    open: repeat(5, () => store.spans.open(site)),
    changes200: repeat(20, () => {
      const to = moment();
      return store.spans.changes({ site, subject: null, from: to - DAY, to, limit: 200 });
    }),
  };
}

try {
  const store = open();
  const ingested = ingest(store);
  const asked = questions(store);
  const spans = month(store);
  store.close();
  const [openMs, again] = ms(open);
  again.close();
  const result = {
    hours,
    guests: guestCount,
    ingested,
    sizes: sizes(),
    questionsMs: asked,
    spansMs: spans,
    openMs: round(openMs),
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
