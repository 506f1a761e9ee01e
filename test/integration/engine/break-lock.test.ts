import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FoundLock } from '../../../src/shared/contract/site-lock.ts';
import { clusterNameSchema, siteIdSchema } from '../../../src/shared/domain/names.ts';
import { connectClient, everyMachineAnswered, type EngineClient } from '../../support/engine-client.ts';
import { startEngineIn } from '../../support/engine-in-folder.ts';
import { startEngineOnRehearsal, type EngineOnRehearsal } from '../../support/engine-on-rehearsal.ts';
import { openLogins, untilLogins } from '../../support/open-logins.ts';
import { beginOperation, sayYes, untilRun } from '../../support/operation-client.ts';

const site = siteIdSchema.parse('rehearsal');
const cluster = clusterNameSchema.parse('web');
const request = { operation: 'sf-restart', cluster } as const;

// Two consoles, each with a folder and a record of its own, on one site: ann's is left behind, bob's finds its lock.
let anns: EngineOnRehearsal;
let folder = '';
let bobs: Awaited<ReturnType<typeof startEngineIn>>;
let bob: EngineClient;
let lock: FoundLock;
beforeAll(async () => {
  anns = await startEngineOnRehearsal({ rate: 8 });
  folder = await mkdtemp(path.join(tmpdir(), 'nw-second-console-'));
  await cp(path.join(anns.folder, 'config'), path.join(folder, 'config'), { recursive: true });
  bobs = await startEngineIn(folder);
  bob = connectClient(bobs, site, { person: 'bob', login: 'operator' });
  await bob.until('the second console watches', () => true);
}, 60_000);
afterAll(async () => {
  await bobs.close();
  await anns.stop();
  await rm(folder, { recursive: true, force: true });
});

const breakIt = (client: EngineClient, which: FoundLock, typed = 'web') =>
  client.ask('operations.breakLock', { site, cluster, lock: which, typed, reason: 'ann went home' });
const begin = () => bob.ask('operations.begin', { site, request });

test('another console is refused with whose lock it is, since when and on which nodes', async () => {
  await anns.client.until('the first console watches', () => true);
  await everyMachineAnswered(bob);
  const before = Date.now();
  // So slow that the operation is still in its middle when all has been asked.
  await anns.site.ask('clock', { rate: 0.5 });
  await beginOperation(anns.client, request);
  const logins = await openLogins(anns.site);
  const answer = await begin();
  // What was refused keeps no login that could change something.
  await untilLogins(anns.site, logins);
  if (answer.ok || answer.refusal.kind !== 'locked') throw new Error(JSON.stringify(answer));
  const { locks, object } = answer.refusal;
  expect(object).toBe('web');
  expect(locks).toMatchObject([{ owner: 'ann', nodes: ['web1', 'web2'] }]);
  lock = locks[0]!;
  expect(lock.since).toBeGreaterThanOrEqual(before);
  // The console that works on the cluster does not take its own lock away.
  expect(await breakIt(anns.client, lock)).toMatchObject({ ok: false, refusal: { kind: 'held' } });
  // It ends in the middle of its operation, and its lock stays on the nodes.
  await anns.stopEngine();
}, 60_000);

test('an observer, a wrong name and a lock that is not the one that stands there change nothing', async () => {
  const eve = connectClient(bobs, site, { person: 'eve', login: 'observer' });
  await expect(breakIt(eve, lock)).rejects.toThrow();
  expect(await breakIt(bob, lock, 'wep')).toEqual({
    ok: false,
    refusal: { kind: 'typed', wanted: 'web' },
  });
  expect(await breakIt(bob, { ...lock, since: lock.since + 1 })).toMatchObject({
    ok: true,
    ends: [{ end: 'other-lock' }, { end: 'other-lock' }],
  });
  expect(await begin()).toMatchObject({ ok: false, refusal: { kind: 'locked', locks: [lock] } });
}, 60_000);

test('the lock that was shown is broken with a reason, on record before the deed, and the operation can be begun', async () => {
  await anns.site.ask('clock', { rate: 8 });
  const logins = await openLogins(anns.site);
  const broken = await breakIt(bob, lock);
  if (!broken.ok) throw new Error(JSON.stringify(broken.refusal));
  await untilLogins(anns.site, logins);
  expect(broken.ends).toEqual([
    { node: 'web1', end: 'gone' },
    { node: 'web2', end: 'gone' },
  ]);
  const record = await bob.ask('operations.entries', { operation: broken.operation });
  if (!record.ok) throw new Error(record.why);
  expect(record.entries.map(({ kind }) => kind)).toEqual([
    'operation-opened',
    'lock-broken',
    'step-started',
    'step-finished',
    'closed',
  ]);
  expect(record.entries[1]?.body).toMatchObject({
    person: 'bob',
    cluster: 'web',
    nodes: ['web1', 'web2'],
    reason: 'ann went home',
    holder: expect.stringContaining('ann') as string,
  });
  const operation = await beginOperation(bob, request);
  const isClosed = await untilRun(
    bob,
    operation,
    'it is closed',
    (run) => {
      sayYes(bob, run);
      return run.closedAt !== null;
    },
    120_000,
  );
  expect(isClosed.outcome).toBe('done');
}, 180_000);
