import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/main/rpc/engine.ts';
import { guestIdSchema, siteIdSchema } from '../../src/shared/domain/names.ts';
import type { SitePicture } from '../../src/shared/domain/site-picture.ts';
import { connectClient, type EngineClient } from '../support/engine-client.ts';
import { startEngineIn } from '../support/engine-in-folder.ts';
import { defineGuest, guestReady } from '../support/lab-guest.ts';
import { labKernel } from '../support/lab-kernel.ts';
import { startLibvirtd, type LabLibvirtd } from '../support/lab-libvirtd.ts';
import { kib, virshFields, virshNumber } from '../support/lab-virsh.ts';
import { unwrap } from '../support/unwrap-journal.ts';

const NAME = 'busy1';
const ID = guestIdSchema.parse('7d5a1f0e-9a41-4c55-8f0b-1b2c3d4e5f60');
const SITE = siteIdSchema.parse('real');
const INTERVALS = 8;
/** Between what is read and the time that is written at it; the machine may be busy too. */
const SLACK_MS = 2_000;

let daemon: LabLibvirtd;
let folder: string;
let engine: Engine;
let client: EngineClient;

beforeAll(async () => {
  daemon = await startLibvirtd();
  await defineGuest(daemon, await labKernel(), NAME, ID, 'busy');
  await daemon.virsh(['start', NAME]);
  await guestReady(daemon, NAME);
  folder = await mkdtemp(path.join(tmpdir(), 'nw-busy-'));
  engine = await startEngineIn(folder);
  const first = connectClient(engine, SITE);
  const target = { site: null, address: 'here', libvirt: { socket: daemon.readOnlySocket } };
  const { proposal } = unwrap(await first.ask('discovery.run', target));
  const often = { ...proposal, polling: { hostSeconds: 1, nodeSeconds: 15 } };
  expect(await first.ask('sites.create', { site: SITE, proposal: often })).toEqual({ problems: [] });
  client = connectClient(engine, SITE);
});
afterAll(async () => {
  await engine.close();
  await daemon.stop();
  await rm(folder, { recursive: true, force: true });
});

const stats = async () =>
  virshFields(await daemon.virsh(['domstats', '--raw', '--cpu-total', '--vcpu', '--balloon', NAME]));
const loadIn = (picture: SitePicture) => picture.guests.find(({ id }) => id === ID)?.load ?? null;

test('state and sizes of a busy guest are those of virsh', async () => {
  const picture = await client.until('a load', (seen) => loadIn(seen) !== null);
  const standing = picture.guests[0]?.placements[0]?.standing;
  const said = (await daemon.virsh(['domstate', NAME, '--reason'])).trim();
  expect(standing?.kind === 'known' && `${standing.value.state} (${standing.value.reason})`).toBe(said);
  const fields = await stats();
  expect(loadIn(picture)).toMatchObject({
    cpuTotal: virshNumber(fields, 'vcpu.current'),
    memoryTotal: kib(virshNumber(fields, 'balloon.maximum')),
  });
  const info = virshFields(await daemon.virsh(['dominfo', NAME]));
  const detail = await client.ask('guest.at', { site: SITE, guest: ID, moment: 'now' });
  expect(detail.maxMemoryBytes).toBe(kib(virshNumber(info, 'Max memory')));
});

test('the CPU time that the console shows of it lies between two answers of virsh', async () => {
  const readings: { readonly before: number; readonly after: number; readonly seconds: number }[] = [];
  const over = new AbortController();
  const isOver = () => over.signal.aborted;
  const reading = (async () => {
    while (!isOver()) {
      const before = Date.now();
      const seconds = (virshNumber(await stats(), 'cpu.time') ?? 0) / 1e9;
      readings.push({ before, after: Date.now(), seconds });
      await new Promise((done) => setTimeout(done, 100));
    }
  })();
  const loads = new Map<number, number>();
  const startedAt = Date.now() + SLACK_MS;
  await client.until(
    'enough loads',
    (picture) => {
      const load = loadIn(picture);
      if (load !== null && load.at > startedAt) loads.set(load.at, load.cpu);
      return loads.size > INTERVALS;
    },
    90_000,
  );
  await client.until(
    'a reading after them',
    () => readings.at(-1)!.before > lastOf(loads) + SLACK_MS,
    90_000,
  );
  over.abort();
  await reading;

  const times = [...loads.keys()];
  const shown = times.slice(1).reduce((sum, at, index) => {
    return sum + (loads.get(at)! * (at - times[index]!)) / 1000;
  }, 0);
  const [from, to] = [times[0]!, lastOf(loads)];
  const by = (at: number) => readings.findLast(({ after }) => after <= at)!.seconds;
  const since = (at: number) => readings.find(({ before }) => before >= at)!.seconds;
  expect(shown).toBeGreaterThan(by(to - SLACK_MS) - since(from + SLACK_MS));
  expect(shown).toBeLessThan(since(to + SLACK_MS) - by(from - SLACK_MS));
  expect(by(to - SLACK_MS)).toBeGreaterThan(since(from + SLACK_MS));
});

const lastOf = (loads: ReadonlyMap<number, number>): number => [...loads.keys()].at(-1)!;
