import { mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openLibvirtStream } from '../../../src/main/sources/ssh/open-libvirt-stream.ts';
import { startSshd, type LabSshd } from '../../support/lab-sshd.ts';
import { Desk, NEVER } from './ssh-client.ts';

let open: LabSshd;
let closed: LabSshd;
let desk: Desk;
let server: Server | null = null;
const ignore = (): void => undefined;
beforeAll(async () => {
  [open, closed] = await Promise.all([startSshd(), startSshd({ config: ['AllowStreamLocalForwarding no'] })]);
});
afterAll(async () => {
  await Promise.all([open.stop(), closed.stop()]);
});
beforeEach(() => {
  desk = new Desk();
  desk.write('known_hosts', `${open.knownHostsLine}\n${closed.knownHostsLine}\n`);
  const keys = [open, closed].map((sshd) => ` IdentityFile ${sshd.userKeys.plain.file}`);
  desk.write('config', `Host *\n User root\n${keys.join('\n')}\n`);
});
afterEach(() => {
  desk.clear();
  server?.close();
  server = null;
  for (const { run } of [open, closed]) rmSync(path.join(run, 'libvirt'), { recursive: true, force: true });
});

/** Stands where the daemon's socket would be, in that server's own /run, and says everything back, with its name. */
async function daemonAt(sshd: LabSshd, name: string): Promise<void> {
  mkdirSync(path.join(sshd.run, 'libvirt'), { recursive: true });
  const echo = createServer((socket) => {
    socket.on('error', ignore);
    socket.on('data', (chunk) => socket.write(`${name}:${chunk.toString()}`));
  });
  server = echo;
  await new Promise<void>((done) => echo.listen(path.join(sshd.run, 'libvirt', name), done));
}

const machine = ({ port }: LabSshd) => ({ address: '127.0.0.1', port });
const say = (stream: Duplex, text: string) =>
  new Promise<string>((resolve, reject) => {
    stream.once('data', (chunk: Buffer) => {
      resolve(chunk.toString());
    });
    stream.once('close', () => {
      reject(new Error('closed'));
    });
    stream.write(text);
  });

async function mustOpen(sshd: LabSshd, uri: string): Promise<Duplex> {
  const connection = await desk.mustConnect(machine(sshd));
  const result = await openLibvirtStream(connection, uri, NEVER);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

test("the driver's own daemon is found through a forwarded socket", async () => {
  await daemonAt(open, 'virtqemud-sock-ro');
  const stream = await mustOpen(open, 'qemu:///system');
  expect(await say(stream, 'hello')).toBe('virtqemud-sock-ro:hello');
});

test('libvirtd is found where there is no daemon of the driver', async () => {
  await daemonAt(open, 'libvirt-sock-ro');
  const stream = await mustOpen(open, 'qemu:///system');
  expect(await say(stream, 'hello')).toBe('libvirt-sock-ro:hello');
});

test('the stream ends when the daemon goes, and can be destroyed', async () => {
  await daemonAt(open, 'libvirt-sock-ro');
  const connection = await desk.mustConnect(machine(open));
  const first = await openLibvirtStream(connection, 'test:///default', NEVER);
  const second = await openLibvirtStream(connection, 'test:///default', NEVER);
  if (!first.ok || !second.ok) throw new Error('not open');
  first.value.destroy();
  const gone = new Promise((done) => second.value.once('close', done));
  expect(await say(second.value, 'x')).toBe('libvirt-sock-ro:x');
  connection.close();
  await gone;
  expect(second.value.destroyed).toBe(true);
});

test('where forwarding is forbidden, virt-ssh-helper is tried and then nc takes over', async () => {
  await daemonAt(closed, 'virtqemud-sock-ro');
  const stream = await mustOpen(closed, 'qemu:///system');
  expect(await say(stream, 'hello')).toBe('virtqemud-sock-ro:hello');
});

test('virt-ssh-helper carries the stream to libvirtd', async () => {
  await daemonAt(closed, 'libvirt-sock-ro');
  const stream = await mustOpen(closed, 'test:///default');
  expect(await say(stream, 'hello')).toBe('libvirt-sock-ro:hello');
});

test('when nothing works every attempt is told', async () => {
  const connection = await desk.mustConnect(machine(closed));
  const result = await openLibvirtStream(connection, 'qemu:///system', NEVER);
  const own = [{ code: 'no-socket-reached' }, { code: 'helper-missing' }, { code: 'netcat-missing' }];
  expect(result).toMatchObject({ ok: false, error: { kind: 'unreachable', own } });
  const other = await openLibvirtStream(await desk.mustConnect(machine(open)), 'qemu:///system', NEVER);
  expect(JSON.stringify(other)).toContain('/run/libvirt/libvirt-sock-ro');
});

test('a URI of another kind is refused', async () => {
  const connection = await desk.mustConnect(machine(open));
  expect(await openLibvirtStream(connection, 'qemu+ssh://elsewhere/system', NEVER)).toMatchObject({
    error: { kind: 'unsupported' },
  });
});

test('who cancels gets "cancelled"', async () => {
  const connection = await desk.mustConnect(machine(open));
  const stop = new AbortController();
  stop.abort();
  expect(await openLibvirtStream(connection, 'qemu:///system', stop.signal)).toEqual({
    ok: false,
    error: { kind: 'cancelled' },
  });
});
