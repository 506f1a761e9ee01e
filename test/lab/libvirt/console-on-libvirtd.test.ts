import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/main/rpc/engine.ts';
import { readSiteFile } from '../../../src/main/sites/read-site-file.ts';
import { siteIdSchema } from '../../../src/shared/domain/names.ts';
import { connectClient, type EngineClient } from '../../support/engine-client.ts';
import { startEngineIn } from '../../support/engine-in-folder.ts';
import { startLibvirtd } from '../../support/lab-libvirtd.ts';
import { unwrap } from '../../support/unwrap-journal.ts';

const URI = 'test:///default';
let daemon: Awaited<ReturnType<typeof startLibvirtd>>;
let folder: string;
let engine: Engine;
let client: EngineClient;

/** Nothing is set up: the person names the daemon's socket, and confirms what is found behind it. */
const target = () => ({ site: null, address: 'here', libvirt: { socket: daemon.socket }, uri: URI });
const SITE = siteIdSchema.parse('real');

beforeAll(async () => {
  daemon = await startLibvirtd();
  folder = await mkdtemp(path.join(tmpdir(), 'nw-real-'));
  engine = await startEngineIn(folder);
  client = connectClient(engine, 'real');
});
afterAll(async () => {
  await engine.close();
  await daemon.stop();
  await rm(folder, { recursive: true, force: true });
});

test('the connection test and discovery find what virsh lists, and the confirmed site is there', async () => {
  const { steps } = await client.ask('machine.check', target());
  const hostname = (await daemon.virsh(['hostname'], URI)).trim();
  expect(steps.filter(({ outcome }) => outcome !== 'skipped')).toMatchObject([
    { step: 'libvirt', outcome: 'passed', detail: expect.stringContaining(hostname) as string },
  ]);
  const discovery = unwrap(await client.ask('discovery.run', target()));
  const listed = (await daemon.virsh(['list', '--all', '--name'], URI)).trim().split(/\s+/);
  expect(discovery.guests.map(({ name }) => name).sort()).toEqual(listed.sort());
  expect(discovery).toMatchObject({ hostname, hypervisor: 'TEST', proposal: { name: hostname } });
  const proposal = { ...discovery.proposal, polling: { hostSeconds: 1, nodeSeconds: 15 } };
  expect(await client.ask('sites.create', { site: SITE, proposal })).toEqual({ problems: [] });
  const text = await readFile(path.join(folder, 'config/sites/real.yaml'), 'utf8');
  expect(unwrap(readSiteFile(text))).toEqual(proposal);
  client = connectClient(engine, 'real');
});

test('a real libvirt daemon of this machine shows the guests, states and sizes that virsh shows', async () => {
  const picture = await client.until('guests', ({ guests }) => guests.length > 0);
  const listed = (await daemon.virsh(['list', '--all', '--uuid'], URI)).trim().split(/\s+/);
  expect(picture.guests.map(({ id }) => String(id)).sort()).toEqual(listed.sort());
  for (const guest of picture.guests) {
    const said = await daemon.virsh(['domstate', guest.id, '--reason'], URI);
    const standing = guest.placements[0]?.standing;
    expect(standing?.kind === 'known' && `${standing.value.state} (${standing.value.reason})`).toBe(
      said.trim(),
    );
    const detail = await client.ask('guest.at', { site: 'real', guest: guest.id, moment: 'now' });
    const info = await daemon.virsh(['dominfo', guest.id], URI);
    expect(info).toContain(`${String((detail.maxMemoryBytes ?? 0) / 1024)} KiB`);
    expect(/CPU\(s\):\s+(\d+)/.exec(info)?.[1]).toBe(String(detail.vcpus));
  }
});

test('the host is what virsh says of it', async () => {
  const picture = await client.until('the host', ({ hosts }) => hosts[0]?.libvirt.kind === 'known');
  const libvirt = picture.hosts[0]?.libvirt;
  const hostname = (await daemon.virsh(['hostname'], URI)).trim();
  expect(libvirt).toMatchObject({ kind: 'known', value: { hostname, hypervisor: 'TEST' } });
});
