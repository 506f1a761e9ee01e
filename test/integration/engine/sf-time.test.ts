import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/main/rpc/engine.ts';
import { connectClient, type EngineClient } from '../../support/engine-client.ts';
import { startEngineIn } from '../../support/engine-in-folder.ts';
import { consoleFolder } from '../../support/engine-on-rehearsal.ts';
import { planFor } from '../../support/plan-client.ts';
import { startRehearsal, type RehearsalTestSite } from '../../support/rehearsal-site.ts';
import { ssh, until } from '../../support/rehearsal-clients.ts';

let rehearsal: RehearsalTestSite;
let folder: string;
let engine: Engine;
beforeAll(async () => {
  rehearsal = await startRehearsal({ rate: 8 });
  // So seldom that no poll comes by itself while the test runs.
  folder = await consoleFolder(rehearsal, { hostSeconds: 600, nodeSeconds: 600 });
  engine = await startEngineIn(folder);
});
afterAll(async () => {
  await engine.close();
  await rehearsal.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Two looks one after the other that say the same end of SF's time. */
async function untilSteady(client: EngineClient): Promise<number | null> {
  const look = async () => (await planFor(client, 'web2')).waitUntil;
  const looks = async () => [await look(), await look()];
  const [end] = await until(looks, ([one, other]) => one === other, 40_000);
  return end ?? null;
}

test('SF’s time is counted from the first look at a LEFTCLUSTER on, also by a console that was started again', async () => {
  const client = connectClient(engine, 'rehearsal');
  for (const target of ['web1', 'web2']) await rehearsal.ask('inject', { kind: 'sf-stopped', target });
  await rehearsal.ask('inject', { kind: 'node-left-cluster', target: 'web2' });
  await until(
    () => ssh(rehearsal, 'web1', '/opt/SMAW/bin/cftool -n'),
    ({ stdout }) => /web2\s+\d+\s+LEFTCLUSTER/.test(stdout),
    60_000,
  );
  const first = await untilSteady(client);
  expect(first).not.toBeNull();
  await engine.close();
  engine = await startEngineIn(folder);
  expect(await untilSteady(connectClient(engine, 'rehearsal'))).toBe(first);
}, 180_000);
