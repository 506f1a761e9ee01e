import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Fault } from '../../../src/shared/contract/rehearsal.ts';
import { nodeward, nodewardIn, type NodewardProcess } from '../../support/nodeward-process.ts';
import { OFTEN, polledSite } from '../../support/polled-site.ts';
import { startRehearsal, type RehearsalTestSite } from '../../support/rehearsal-site.ts';

// docs/formats/status.md, as a script relies on it.
const line = z.object({
  name: z.string().min(1),
  state: z.enum(['healthy', 'degraded', 'unknown', 'critical']),
  ageSeconds: z.number().int().min(0).nullable(),
});
const reportSchema = z.strictObject({
  site: z.string(),
  at: z.iso.datetime(),
  verdict: z.enum(['healthy', 'degraded', 'unknown', 'critical']),
  hosts: z.array(line.extend({ kind: z.enum(['kvm', 'esxi']), because: z.string().nullable() })).min(1),
  guests: z.array(line.extend({ id: z.guid(), host: z.string().nullable(), domain: z.string() })).min(1),
  nodes: z
    .array(line.extend({ cluster: z.string(), cf: z.string(), rms: z.string(), sf: z.string() }))
    .min(1),
  clusters: z.array(line).min(1),
});

let site: RehearsalTestSite;
let home = '';
let origin = '';
let serve: NodewardProcess;
const inHome = (...names: string[]) => path.join(home, ...names);
const status = (...words: string[]) => nodeward(home, 'status', ...words);
const token = () => inHome('data', 'nodeward', 'serve-token');

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'nw-status-'));
  site = await startRehearsal();
  mkdirSync(inHome('config', 'nodeward', 'sites'), { recursive: true });
  writeFileSync(
    inHome('config', 'nodeward', 'sites', 'rehearsal.yaml'),
    await polledSite(site.siteFile, OFTEN),
  );
  serve = nodewardIn(home, ['serve', '--listen', '127.0.0.1:0']);
  origin = new URL(await serve.until(/http:\S+token=\S+/)).origin;
});
afterAll(async () => {
  serve.child.kill('SIGTERM');
  await serve.ended;
  await site.stop();
  rmSync(home, { recursive: true, force: true });
});

/** Asks until the exit code is this one: on a busy machine a healthy site is unknown now and then. */
const untilEnded = (code: number, ...words: string[]) =>
  vi.waitFor(
    async () => {
      const ended = await status(...words);
      expect(ended).toMatchObject({ code });
      return ended;
    },
    { timeout: 90_000, interval: 500 },
  );
const untilCode = async (code: number) =>
  reportSchema.parse(JSON.parse((await untilEnded(code, '--json')).out));

async function during<T>(fault: Fault, look: () => Promise<T>): Promise<T> {
  await site.ask('inject', fault);
  const seen = await look();
  await site.ask('clear', fault);
  return seen;
}

test('a healthy site is 0, and the JSON holds what its format says', async () => {
  const report = await untilCode(0);
  expect(report).toMatchObject({ site: 'rehearsal', verdict: 'healthy' });
  expect(report.hosts.filter(({ kind }) => kind === 'kvm').map(({ name }) => name)).toEqual([
    'kvm-a',
    'kvm-b',
    'kvm-c',
    'kvm-d',
  ]);
  expect(report.guests.every(({ ageSeconds }) => ageSeconds !== null)).toBe(true);
  expect(report.nodes.map(({ name }) => name)).toContain('web2');
  expect(report.clusters.map(({ name }) => name)).toContain('web');
});

test('to a person it says the verdict first, then a line an object', async () => {
  const { out, err } = await untilEnded(0);
  expect(err).toBe('');
  expect(out).toMatch(/^HEALTHY site rehearsal at \d{4}-/);
  expect(out).toMatch(/^cluster +web +healthy +\d+ s old$/m);
});

test('degraded is 1, critical is 2, unknown is 3', async () => {
  const degraded = await during({ kind: 'maintenance-mode', target: 'web' }, () => untilCode(1));
  expect(degraded.verdict).toBe('degraded');
  const critical = await during({ kind: 'guest-paused', target: 'web2' }, () => untilCode(2));
  expect(critical.guests.find(({ name }) => name === 'web2')).toMatchObject({
    state: 'critical',
    domain: 'paused',
  });
  const unknown = await during({ kind: 'libvirtd-stopped', target: 'kvm-d' }, () => untilCode(3));
  expect(unknown.hosts.find(({ name }) => name === 'kvm-d')?.state).toBe('unknown');
  await untilCode(0);
});

test('--url asks the console with a token that only its owner can read', async () => {
  const own = inHome('own');
  copyFileSync(token(), own);
  chmodSync(own, 0o600);
  expect(await untilEnded(0, '--url', origin, '--token-file', own)).toMatchObject({ err: '' });
  await untilEnded(0, '--url', origin);
  chmodSync(own, 0o644);
  const { code, out, err } = await status('--url', origin, '--token-file', own);
  expect({ code, out }).toEqual({ code: 77, out: '' });
  expect(err).toBe(
    `nodeward status: the token file ${own} has mode 644; nobody but its owner may read it (chmod 600)\n`,
  );
});

test('a token that is not this console’s is refused', async () => {
  const wrong = inHome('wrong');
  writeFileSync(wrong, 'abc\n', { mode: 0o600 });
  const { code, err } = await status('--url', origin, '--token-file', wrong);
  expect(code).toBe(77);
  expect(err).toMatch(/^nodeward status: the console refused the token \(HTTP 40[13]\)/);
});

test('a site that is not there, and an option that makes no sense, are told apart', async () => {
  expect((await status('--site', 'other')).code).toBe(66);
  for (const words of [['--site', 'no site'], ['--urn', 'x'], ['rest'], ['--url', 'ftp://127.0.0.1/']])
    expect(await status(...words), words.join(' ')).toMatchObject({ code: 64, out: '' });
  expect((await status('--url', origin, '--data', home)).code).toBe(64);
});

test('where nobody listens it is 69', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  const { code, err } = await status('--url', `http://127.0.0.1:${port}`, '--token-file', token());
  expect(code).toBe(69);
  expect(err).toContain('the console does not answer: connect ECONNREFUSED');
});

/** A console that takes the line and says nothing; what was asked of it is told with the way to cut it. */
async function muteConsole(): Promise<{ url: string; asked: Promise<() => void>; close: () => void }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const asked = new Promise<() => void>((resolve) => {
    server.on('connection', (socket) =>
      socket.once('message', () => {
        resolve(() => socket.terminate());
      }),
    );
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
}

test.each([
  ['status', ['status']],
  ['plan', ['plan', 'sf-restart', 'web']],
  ['plan host-loss', ['plan', 'host-loss', 'kvm-a']],
] as const)('%s ends with 69 when a console cuts the line without an answer', async (_, words) => {
  const mute = await muteConsole();
  const command = nodewardIn(home, [...words, '--url', mute.url, '--token-file', token()]);
  (await mute.asked)();
  expect(await command.ended).toMatchObject({ code: 69, err: expect.stringContaining('closed') as string });
  mute.close();
});

test('it ends with 69 when it is told to while a console says nothing', async () => {
  const mute = await muteConsole();
  const command = nodewardIn(home, ['status', '--url', mute.url, '--token-file', token()]);
  await mute.asked;
  command.child.kill('SIGTERM');
  const { code, err } = await command.ended;
  expect({ code, err }).toEqual({
    code: 69,
    err: 'nodeward status: the console gave no usable answer: cancelled\n',
  });
  mute.close();
});

test('a folder without a store is 66', async () => {
  const empty = inHome('empty');
  const { code, err } = await status('--data', empty);
  expect({ code, err }).toEqual({ code: 66, err: `nodeward status: there is no ${empty}/history.sqlite\n` });
});

test('a folder in the place of a console’s address is no console', async () => {
  const odd = inHome('odd');
  mkdirSync(path.join(odd, 'serve-address'), { recursive: true });
  writeFileSync(path.join(odd, 'serve-token'), 'abc\n', { mode: 0o600 });
  const { code, err } = await status('--data', odd);
  expect({ code, err }).toEqual({ code: 66, err: `nodeward status: there is no ${odd}/history.sqlite\n` });
});

test('what nobody foresaw is 70 in one line, never a verdict', async () => {
  const other = inHome('other');
  mkdirSync(path.join(other, 'config', 'nodeward'), { recursive: true });
  writeFileSync(path.join(other, 'config', 'nodeward', 'sites'), '');
  mkdirSync(path.join(other, 'data'));
  copyFileSync(inHome('data', 'nodeward', 'history.sqlite'), path.join(other, 'data', 'history.sqlite'));
  const file = await nodeward(other, 'status', '--data', path.join(other, 'data'));
  expect(file).toMatchObject({ code: 70, out: '' });
  expect(file.err).toMatch(/^nodeward: this should not have happened.*config\/nodeward\/sites.*\n$/);
});

test('a console that listens on all addresses is refused', async () => {
  const { code, out, err } = await nodeward(home, 'serve', '--listen', '0.0.0.0:0', '--data', inHome('all'));
  expect({ code, out }).toEqual({ code: 64, out: '' });
  expect(err).toContain('“0.0.0.0” is not a loopback address');
});

// The last: it ends the console.
test('of a console that has ended, what it stored becomes unknown after three intervals', async () => {
  serve.child.kill('SIGTERM');
  expect(await serve.ended).toMatchObject({ code: 0 });
  // The first to be too old makes the verdict; the others were asked a little later.
  const report = await vi.waitFor(
    async () => {
      const { hosts } = await untilCode(3);
      expect(hosts.map(({ state }) => state)).toEqual(hosts.map(() => 'unknown'));
      return { hosts };
    },
    { timeout: 90_000, interval: 500 },
  );
  expect(Math.min(...report.hosts.map(({ ageSeconds }) => ageSeconds ?? Infinity))).toBeGreaterThanOrEqual(
    3 * OFTEN.hostSeconds,
  );
});
