import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fakeService } from '../../../test/contract/fake-service.ts';
import { guestIdOf } from '../../../test/support/sample-parts.ts';
import { sampleSite } from '../../../test/support/sample-site.ts';
import { createText } from '../../shared/text/text.ts';
import { lossAnswers } from '../engine/answers/loss-answers.ts';
import { systemClock } from '../platform/clock.ts';
import { silentLogger } from '../platform/logger.ts';
import { serveLine } from '../rpc/serve-line.ts';
import { servePages } from '../serve/serve-pages.ts';
import { Sessions } from '../serve/sessions.ts';
import type { Installation } from '../serve/installation.ts';
import { planCommand } from './plan-command.ts';

const sample = sampleSite(1_700_000_000_000);
const [first, ...hosts] = sample.hosts;
/** An ESXi host stands beside the sample's. */
const picture = { ...sample, hosts: [first!, ...hosts, { ...first!, name: 'esx-a', kind: 'esxi' }] };
const text = createText('en');
let folder = '';
let url = '';
let close = (): Promise<void> => Promise.resolve();

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nw-loss-'));
  await writeFile(path.join(folder, 'token'), 'token', { mode: 0o600 });
  const service = fakeService({
    'site.at': () => Promise.resolve(picture as typeof sample),
    ...lossAnswers({
      sites: { get: () => ({ watch: { picture: () => picture as typeof sample } }) },
      past: () => null,
    }),
  });
  const served = await servePages({
    listen: { host: '127.0.0.1', port: 0 },
    rendererFolder: folder,
    accessToken: 'token',
    sessions: new Sessions('key', systemClock),
    text,
    connect: (line) => {
      serveLine(line, service, { person: 'ann', login: 'observer' });
    },
    log: silentLogger,
  });
  if (!served.ok) throw new Error(served.error);
  ({ origin: url, close } = served.value);
});
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true });
});

/** The command as a person gives it, over a real line, on a site of three hosts. */
async function plan(...words: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await planCommand(
    [...words, '--url', url, '--token-file', path.join(folder, 'token'), '--site', 'east'],
    {
      installation: {} as Installation,
      terminal: { out: (line) => out.push(line), err: (line) => err.push(line) },
      text,
      stop: new AbortController().signal,
    },
  );
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('as the site is: nothing speaks of a plan', async () => {
  const { code, out } = await plan('host-loss', 'kvm-a');
  expect(code).toBe(0);
  expect(out).toMatch(/^If kvm-a were lost\n/);
  expect(out).not.toMatch(/plan|Assumed|differs/i);
});

test('a plan says first that it is one, then what is assumed, and at the end what differs from now', async () => {
  const { code, out } = await plan('host-loss', 'kvm-b', '--place', 'db1=kvm-b', '--place', 'web2=kvm-a');
  // Whether libvirt would start db1 with kvm-b is not known.
  expect(code).toBe(1);
  expect(out).toMatch(/^If kvm-b were lost, with guests placed as planned\n/);
  expect(out).toContain('Of a plan, not of the site as it is.');
  expect(out).toContain(
    'Assumed places\n  web2 on kvm-a (now on kvm-b); kvm-a does not list it yet\n  db1 on kvm-b (now on kvm-a); kvm-b does not list it yet\n',
  );
  expect(out).toContain(`What differs from now
  Now: webapp of web stays Online on web1; no node is known to be able to take it afterwards
  As planned: webapp of web is not touched
  Now: dbapp of db stays Online on db1; no node is known to be able to take it afterwards
  As planned: dbapp of db stops on db1 and does not come back before the host does: no other node can take it
  Now: web (B): web2 becomes LEFTCLUSTER until a person recovers it; web1 is left, and nothing behind it
  As planned: web is not touched
  Now: db (B): db2 becomes LEFTCLUSTER until a person recovers it; db1 is left, and nothing behind it
  As planned: db (B): no node is left; lost: db1, db2
  Now: web2 (node of web): nobody starts it again by itself
  As planned: web2 is not on kvm-b
  Now: db1 is not on kvm-b
  As planned: db1 (node of db): whether it starts again with the host is not known`);
});

test('a plan that changes nothing says so, and ends as the site itself would', async () => {
  const { code, out } = await plan('host-loss', 'kvm-a', '--place', 'web1=kvm-a');
  expect(code).toBe(0);
  expect(out).toContain('web1 on kvm-a (as now)');
  expect(out).toContain('Nothing: the same would happen as with the present placement.');
});

test('a guest can be planned to be off: it gives no redundancy and loses nothing', async () => {
  const { code, out } = await plan('host-loss', 'kvm-b', '--place', 'db1=off');
  expect(code).toBe(1);
  expect(out).toContain('Assumed places\n  db1 off (now on kvm-a)\n');
  expect(out).toContain('As planned: db (B): no node is left; lost: db2');
  const there = await plan('host-loss', 'kvm-a', '--place', 'db1=off');
  expect([there.code, there.out]).toEqual([0, expect.stringContaining('As planned: db1 is not on kvm-a')]);
});

test('for a program the plan is a part of the answer, null without one', async () => {
  const planned = await plan('host-loss', 'kvm-a', '--json', '--place', 'db1=kvm-c');
  expect(JSON.parse(planned.out)).toMatchObject({
    plan: { assumed: [{ name: 'db1', host: 'kvm-c', now: ['kvm-a'] }] },
  });
  expect(planned.code).toBe(0);
  const now = await plan('host-loss', 'kvm-a', '--json');
  expect(JSON.parse(now.out)).toMatchObject({ plan: null });
});

test.each([
  [64, '“web1” is no place of a guest: give --place GUEST=HOST or GUEST=off', ['--place', 'web1']],
  [66, '--place web9=kvm-b: the site has no guest web9', ['--place', 'web9=kvm-b']],
  [66, 'web1: the site’s file names no host kvm-z', ['--place', 'web1=kvm-z']],
  [66, 'web1 is a KVM guest and cannot run on esx-a, an ESXi host', ['--place', 'web1=esx-a']],
  [64, 'web1 is placed more than once', ['--place', 'web1=kvm-b', '--place', `${guestIdOf(1)}=kvm-c`]],
  [64, '--runbook says nothing to host-loss', ['--runbook']],
])('exit code %i: %s', async (code, problem, words) => {
  expect(await plan('host-loss', 'kvm-a', ...words)).toEqual({
    code,
    out: '',
    err: `nodeward plan: ${problem}`,
  });
});

test('a host that the site does not have, and a place given to another operation, are refused', async () => {
  expect(await plan('host-loss', 'kvm-z', '--place', 'web1=kvm-b')).toMatchObject({
    code: 66,
    err: 'nodeward plan: the site’s file names no host kvm-z',
  });
  expect(await plan('sf-restart', 'web', '--place', 'web1=kvm-b')).toMatchObject({
    code: 64,
    err: 'nodeward plan: --place is for host-loss alone',
  });
});
