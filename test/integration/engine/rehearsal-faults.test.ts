import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { siteIdSchema } from '../../../src/shared/domain/names.ts';
import { ok } from '../../../src/shared/result.ts';
import { connectClient, type EngineClient } from '../../support/engine-client.ts';
import { startEngineIn } from '../../support/engine-in-folder.ts';
import { startRehearsal, type RehearsalTestSite } from '../../support/rehearsal-site.ts';

const site = siteIdSchema.parse('rehearsal');
const pretender = siteIdSchema.parse('pretender');
const fault = { kind: 'sshd-hang', target: 'web1' } as const;

let rehearsal: RehearsalTestSite;
let client: EngineClient;
let close: () => Promise<void>;

beforeAll(async () => {
  rehearsal = await startRehearsal();
  const folder = await mkdtemp(path.join(tmpdir(), 'nw-faults-'));
  const sites = path.join(folder, 'config/sites');
  await mkdir(sites, { recursive: true });
  // A site of one's own that calls itself a rehearsal, with the very control socket of the real one.
  const text = JSON.stringify({
    version: 1,
    name: 'Pretender',
    rehearsal: { control: rehearsal.control },
    hosts: [],
  });
  await writeFile(path.join(sites, 'pretender.yaml'), text);
  const engine = await startEngineIn(folder, () =>
    Promise.resolve(ok({ siteFile: rehearsal.siteFile, control: rehearsal.control })),
  );
  client = connectClient(engine, site);
  close = async () => {
    await engine.close();
    await rehearsal.stop();
    await rm(folder, { recursive: true, force: true });
  };
});
afterAll(() => close());

test('nothing is injected before the rehearsal site was opened', async () => {
  expect(await client.ask('rehearsal.inject', { site, fault })).toEqual({
    ok: false,
    error: { kind: 'not-the-rehearsal-site' },
  });
});

test('a fault is injected, listed and taken back', async () => {
  await client.ask('rehearsal.open', {});
  const before = await client.ask('rehearsal.faults', { site });
  expect(before).toMatchObject({ ok: true, value: { running: [] } });
  expect(before.ok && before.value.targets['host-cluster']).toEqual(['hosts']);
  expect(before.ok && before.value.targets.machine).toContain('kvm-a');

  const injected = await client.ask('rehearsal.inject', { site, fault });
  expect(injected).toMatchObject({ ok: true, value: { running: [fault] } });
  expect((await rehearsal.ask('describe', {})).faults).toMatchObject([fault]);

  const cleared = await client.ask('rehearsal.clear', { site, fault });
  expect(cleared).toMatchObject({ ok: true, value: { running: [] } });
});

test('a target of the wrong kind is refused in the words of the rehearsal site', async () => {
  const answer = await client.ask('rehearsal.inject', {
    site,
    fault: { kind: 'guest-hang', target: 'kvm-a' },
  });
  expect(answer).toEqual({
    ok: false,
    error: { kind: 'rehearsal-refused', problem: 'guest-hang needs a guest; kvm-a is none' },
  });
});

test('a site that only calls itself a rehearsal is refused', async () => {
  expect(await client.ask('rehearsal.inject', { site: pretender, fault })).toEqual({
    ok: false,
    error: { kind: 'not-the-rehearsal-site' },
  });
  expect((await rehearsal.ask('describe', {})).faults).toEqual([]);
});
