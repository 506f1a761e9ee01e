import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planSite } from '../../../src/main/rehearsal/model/site-plan.ts';
import type { Engine } from '../../../src/main/rpc/engine.ts';
import { readSiteFile } from '../../../src/main/sites/read-site-file.ts';
import { siteIdSchema } from '../../../src/shared/domain/names.ts';
import { connectClient, everyMachineAnswered, type EngineClient } from '../../support/engine-client.ts';
import { startEngineIn } from '../../support/engine-in-folder.ts';
import { startRehearsal, type RehearsalTestSite } from '../../support/rehearsal-site.ts';
import { unwrap } from '../../support/unwrap-journal.ts';

/** On kvm-a run web1 and lab1, whose domains say nothing of nodes, and lab2, whose domain does. */
const UNMARKED = 5;
const HOST = { site: null, address: 'kvm-a' } as const;
const FOUND = siteIdSchema.parse('found');
const guests = planSite({ hosts: 4, guests: 8, nodes: 6, seed: 1 }).guests;
const addressOf = (name: string) => guests.find((guest) => guest.name === name)!.address;

let site: RehearsalTestSite;
let home: string;
let engine: Engine;
let client: EngineClient;

beforeAll(async () => {
  site = await startRehearsal({ unmarked: UNMARKED });
  home = mkdtempSync(path.join(tmpdir(), 'nw-found-'));
  mkdirSync(path.join(home, '.ssh'), { mode: 0o700 });
  engine = await startEngineIn(home);
  client = connectClient(engine, 'found');
});
afterAll(async () => {
  await engine.close();
  await site.stop();
  rmSync(home, { recursive: true, force: true });
});

/** An address of the simulated network leads to that machine's sshd, as in the rehearsal's own configuration. */
function leadsTo(name: string): string {
  const own = readFileSync(site.sshConfig, 'utf8');
  const entry = own.split('\n\n').find((each) => each.trimStart().startsWith(`Host ${name}\n`))!;
  return entry.replace(`Host ${name}`, `Host ${addressOf(name)}`);
}
const closed = (name: string) => `Host ${name}\n  HostName 127.0.0.1\n  Port 1\n`;

/** What the person's ssh knows: the rehearsal's names, after these entries, which win. */
function sshKnows(...entries: readonly string[]): void {
  const text = [...entries, `Host *\n  Include ${site.sshConfig}`].join('\n');
  writeFileSync(path.join(home, '.ssh/config'), text, { mode: 0o600 });
}

async function discovered() {
  const discovery = unwrap(await client.ask('discovery.run', HOST));
  const matches = discovery.guests.map(({ name, node, cluster, matchedBy, failure }) => [
    name,
    { node, cluster, matchedBy, failure: failure?.kind ?? null },
  ]);
  return { discovery, of: Object.fromEntries(matches) as Record<string, unknown> };
}

test('a host of which only ssh knows anything is tried, step by step', async () => {
  sshKnows();
  const { steps } = await client.ask('machine.check', HOST);
  const passed = steps.filter(({ outcome }) => outcome === 'passed').map(({ step }) => step);
  expect(passed).toEqual(['name', 'connect', 'host-key', 'login', 'libvirt']);
  expect(steps.find(({ step }) => step === 'libvirt')?.detail).toContain('kvm-a');
});

test('its guests are matched by address, by name and by metadata, and the site is there when confirmed', async () => {
  sshKnows(leadsTo('web1'), closed(addressOf('lab1')), leadsTo('lab2'));
  const { discovery, of } = await discovered();
  expect(of).toEqual({
    web1: { node: 'web1', cluster: 'web1-web2', matchedBy: 'address', failure: null },
    // Its CF lists lab2, whose mark names the cluster of both.
    lab1: { node: 'lab1', cluster: 'lab', matchedBy: 'name', failure: null },
    lab2: { node: 'lab2', cluster: 'lab', matchedBy: 'metadata', failure: null },
  });
  expect(client.picture()).toBeNull();

  const created = await client.ask('sites.create', { site: FOUND, proposal: discovery.proposal });
  expect(created).toEqual({ problems: [] });
  const text = readFileSync(path.join(home, 'config/sites/found.yaml'), 'utf8');
  expect(unwrap(readSiteFile(text))).toEqual(discovery.proposal);

  const watching = connectClient(engine, 'found');
  const picture = await everyMachineAnswered(watching);
  expect(picture.hosts.map(({ name }) => String(name))).toEqual(['kvm-a']);
  expect(picture.guests.map(({ name }) => name).sort()).toEqual(['lab1', 'lab2', 'web1']);
  expect(picture.clusters.map(({ name }) => String(name)).sort()).toEqual(['lab', 'web1-web2']);
});

test('where the address of a guest leads nowhere, its name does', async () => {
  sshKnows(closed(addressOf('web1')), closed(addressOf('lab1')));
  const { of } = await discovered();
  expect(of['web1']).toMatchObject({ node: 'web1', matchedBy: 'name' });
});

test('a guest whose address and name lead nowhere is no node, and says why', async () => {
  sshKnows(leadsTo('web1'), closed(addressOf('lab1')), closed('lab1'));
  const { discovery, of } = await discovered();
  expect(of['web1']).toMatchObject({ matchedBy: 'address' });
  expect(of['lab1']).toEqual({ node: null, cluster: null, matchedBy: null, failure: 'unreachable' });
  const nodes = discovery.proposal.clusters.flatMap((cluster) =>
    cluster.nodes.map(({ name }) => String(name)),
  );
  expect(nodes.sort()).toEqual(['lab2', 'web1']);
});

test('a node whose domain is not marked is not matched by metadata', async () => {
  const bare = await startRehearsal({ unmarked: 6 });
  try {
    const text = `${closed(addressOf('lab2'))}Host *\n  Include ${bare.sshConfig}\n`;
    writeFileSync(path.join(home, '.ssh/config'), text);
    expect((await discovered()).of['lab2']).toMatchObject({ cluster: 'lab1-lab2', matchedBy: 'name' });
  } finally {
    await bare.stop();
  }
});
