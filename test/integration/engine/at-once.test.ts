import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SitePicture } from '../../../src/shared/domain/site-picture.ts';
import type { Engine } from '../../../src/main/rpc/engine.ts';
import { connectClient, type EngineClient } from '../../support/engine-client.ts';
import { startEngineIn } from '../../support/engine-in-folder.ts';
import { consoleFolder } from '../../support/engine-on-rehearsal.ts';
import { startRehearsal, type RehearsalTestSite } from '../../support/rehearsal-site.ts';
import { duringFault } from '../../support/rehearsed-alerts.ts';

/** So seldom that whatever comes within seconds was not waited for. */
const SELDOM = { hostSeconds: 60, nodeSeconds: 30 };
const WELL_BEFORE_MS = 12_000;

let site: RehearsalTestSite;
let folder: string;
let engine: Engine;
let client: EngineClient;
/** Of a cluster of three: the second is silent to the console when it starts, the first sees the third. */
let names: readonly string[];

beforeAll(async () => {
  site = await startRehearsal({ hosts: 2, nodes: 5 });
  const { clusters } = await site.ask('describe', {});
  names = clusters.find(({ nodes }) => nodes.length === 3)?.nodes ?? [];
  await site.ask('inject', { kind: 'sshd-stopped', target: names[1]! });
  folder = await consoleFolder(site, SELDOM);
  engine = await startEngineIn(folder);
  client = connectClient(engine, 'rehearsal');
  await client.until('all but one answered', ({ machines }) =>
    machines.every(({ name, lastOkAt }) => (name === names[1]) === (lastOkAt === null)),
  );
});
afterAll(async () => {
  await engine.close();
  await site.stop();
  await rm(folder, { recursive: true, force: true });
});

const asked = (picture: SitePicture | null, name: string) =>
  picture?.machines.find(({ kind, name: each }) => kind === 'node' && each === name);

test('after an event of libvirt its host is asked at once, and so is the peer of its node', async () => {
  const { clusters } = await site.ask('describe', {});
  // The paused node itself answers nobody.
  const pair = clusters.find(({ nodes }) => nodes.length === 2)!.nodes;
  const at = Date.now();
  await duringFault(site, 'guest-paused', pair[0]!, () =>
    client.until(
      'paused, and its peer asked',
      (picture) =>
        picture.findings.some(({ code }) => code === 'domain-paused') &&
        (asked(picture, pair[1]!)?.lastTriedAt ?? 0) >= at,
      WELL_BEFORE_MS,
    ),
  );
});

test('a node whose peer saw another change is asked at once, not in its time', async () => {
  const [observer, silent, seen] = [names[0]!, names[1]!, names[2]!];
  const now = () => client.ask('site.at', { site: 'rehearsal', moment: 'now' });
  const untriedForMs = async () => {
    const picture = await now();
    return (picture?.at ?? 0) - (asked(picture, silent)?.lastTriedAt ?? Infinity);
  };
  // What rang when the others were read first is over: from here on it is asked in two minutes, if nobody rings.
  await expect.poll(untriedForMs, { timeout: 60_000, interval: 500 }).toBeGreaterThan(8_000);
  await site.ask('clear', { kind: 'sshd-stopped', target: silent });
  await duringFault(site, 'node-shown-down', seen, async () => {
    let seenAt = Infinity;
    await client.until(
      'a peer sees a node down',
      ({ nodes }) => {
        const views = nodes.find(({ name }) => name === seen)?.cfSeen ?? [];
        const view = views.find((each) => each.observer === observer)?.state;
        if (view?.kind === 'known' && view.value === 'DOWN') seenAt = view.since;
        return seenAt < Infinity;
      },
      60_000,
    );
    await client.until(
      'the other is asked as well',
      (picture) => (asked(picture, silent)?.lastOkAt ?? 0) >= seenAt,
      WELL_BEFORE_MS,
    );
  });
});
