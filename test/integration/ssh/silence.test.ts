import { execFileSync } from 'node:child_process';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { LAB_USER, startSshd, type LabSshd } from '../../support/lab-sshd.ts';
import { Desk, NEVER } from './ssh-client.ts';

let sshd: LabSshd;
let desk: Desk;
const servers: { server: Server; sockets: Set<Socket> }[] = [];
const ignore = (): void => undefined;
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(() => sshd.stop());
beforeEach(() => {
  desk = new Desk();
  desk.write('known_hosts', `${sshd.knownHostsLine}\n`);
  desk.write('config', `Host *\n User root\n IdentityFile ${sshd.userKeys.plain.file}\n`);
});
afterEach(() => {
  desk.clear();
  for (const { server, sockets } of servers.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

/** A TCP server on loopback that does with its clients what the test wants. */
async function fakeServer(greet: (socket: Socket) => void): Promise<{ address: string; port: number }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', ignore);
    greet(socket);
  });
  servers.push({ server, sockets });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { address: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

const machine = () => ({ address: '127.0.0.1', port: sshd.port });

test('a server that is silent after the TCP handshake costs the deadline and no more', async () => {
  const silent = await fakeServer(ignore);
  const result = await desk.connect(silent, { deadlineMs: 600 });
  expect(result).toMatchObject({ ok: false, error: { kind: 'timed-out', afterMs: 600 } });
});

test('a server that is silent after its banner costs ConnectTimeout, when that is shorter', async () => {
  desk.write('config', 'ConnectTimeout 3\n');
  const silent = await fakeServer((socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n'));
  const result = await desk.connect(silent, { deadlineMs: 20_000 });
  expect(result).toEqual({ ok: false, error: { kind: 'timed-out', afterMs: 3_000, reached: 'machine' } });
});

test('a server that closes before its banner is unreachable', async () => {
  const rude = await fakeServer((socket) => socket.end());
  expect(await desk.connect(rude)).toMatchObject({
    ok: false,
    error: { kind: 'unreachable', reached: 'machine' },
  });
});

test.each([
  ['no SSH at all', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ['an old protocol', 'SSH-1.5-old\r\n'],
  ['noise after the banner', `SSH-2.0-x\r\n${'\u0001\u00ff'.repeat(5_000)}`],
])('%s ends in a failure, not in a hang', async (_name, text) => {
  const strange = await fakeServer((socket) => socket.write(Buffer.from(text, 'latin1')));
  const result = await desk.connect(strange, { deadlineMs: 1_500 });
  expect(result).toMatchObject({ ok: false });
});

test('an endless banner does not fill the memory', async () => {
  const flood = await fakeServer((socket) => {
    const chunk = Buffer.alloc(65_536, 'x\n');
    const pour = (): void => {
      while (!socket.destroyed && socket.write(chunk));
      socket.once('drain', pour);
    };
    pour();
  });
  const before = process.memoryUsage().rss;
  expect(await desk.connect(flood, { deadlineMs: 1_500 })).toMatchObject({ ok: false });
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
});

test('who cancels while connecting gets "cancelled" at once', async () => {
  const silent = await fakeServer(ignore);
  const stop = new AbortController();
  setTimeout(() => {
    stop.abort();
  }, 100);
  const result = await desk.connect(silent, { signal: stop.signal });
  expect(result).toEqual({ ok: false, error: { kind: 'cancelled' } });
});

test('a deadline of the caller is a deadline, not a cancellation', async () => {
  const silent = await fakeServer(ignore);
  const result = await desk.connect(silent, { signal: AbortSignal.timeout(300) });
  expect(result).toMatchObject({ ok: false, error: { kind: 'timed-out' } });
});

/** A machine in the middle that stops passing on what the server says, as soon as it is told to. */
async function stallingRelay() {
  const state = { isStalled: false };
  const { connect } = await import('node:net');
  const relay = await fakeServer((socket) => {
    const onward = connect({ host: '127.0.0.1', port: sshd.port });
    onward.on('error', ignore);
    socket.on('data', (chunk) => onward.write(chunk));
    onward.on('data', (chunk) => state.isStalled || socket.write(chunk));
    socket.on('close', () => onward.destroy());
  });
  desk.write('config', `Host *\n User root\n IdentityFile ${sshd.userKeys.plain.file}\n HostKeyAlias lab\n`);
  desk.write('known_hosts', `lab ${sshd.hostKeys[0]!.publicLine}\n`);
  return { relay, stall: () => (state.isStalled = true) };
}

test('a server that hangs after the login costs a command its deadline', async () => {
  const { relay, stall } = await stallingRelay();
  const connection = await desk.mustConnect(relay);
  stall();
  const result = await connection.run({ argv: ['true'] }, NEVER, 500);
  expect(result).toEqual({ ok: false, error: { kind: 'timed-out', afterMs: 500 } });
});

test('a server that hangs after the login is noticed by keepalive', async () => {
  const { relay, stall } = await stallingRelay();
  desk.write(
    'config',
    `HostKeyAlias lab\nServerAliveInterval 1\nServerAliveCountMax 1\nUser root\nIdentityFile ${sshd.userKeys.plain.file}\n`,
  );
  const connection = await desk.mustConnect(relay);
  const running = connection.run({ argv: ['sleep', '60'] }, NEVER, 60_000);
  stall();
  expect(await connection.closed).toMatchObject({ kind: 'unreachable' });
  expect(await running).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
});

test('a server that hangs in the middle of output costs the deadline, and no half answer is given', async () => {
  const { relay, stall } = await stallingRelay();
  const connection = await desk.mustConnect(relay);
  const running = connection.run({ argv: ['sh', '-c', 'echo half; sleep 60'] }, NEVER, 1_500);
  setTimeout(stall, 700);
  expect(await running).toEqual({ ok: false, error: { kind: 'timed-out', afterMs: 1_500 } });
});

test('a connection that breaks in the middle of output is a failure, and closes', async () => {
  const connection = await desk.mustConnect(machine());
  const killer = { argv: ['sh', '-c', 'echo half; kill -9 $PPID'] } as const;
  expect(await connection.run(killer, NEVER, 5_000)).toMatchObject({
    ok: false,
    error: { kind: 'unreachable' },
  });
  expect(await connection.closed).toMatchObject({ kind: 'unreachable' });
  expect(await connection.run({ argv: ['true'] }, NEVER, 5_000)).toMatchObject({
    ok: false,
    error: { kind: 'unreachable' },
  });
});

test('output beyond the limit is refused and the command is ended', async () => {
  const connection = await desk.mustConnect(machine(), { maxOutputBytes: 100_000 });
  const mark = `nodeward-${String(process.pid)}-yes`;
  const result = await connection.run({ argv: ['sh', '-c', 'exec yes "$1"', 'sh', mark] }, NEVER, 10_000);
  expect(result).toMatchObject({ ok: false, error: { kind: 'protocol' } });
  await expect.poll(() => isRunning(mark), SOON).toBe(false);
  expect(await connection.run({ argv: ['echo', 'still here'] }, NEVER, 5_000)).toMatchObject({ ok: true });
});

test('a command that is cancelled in the middle ends on the other side too', async () => {
  // As root sshd has no process of its own for the session and passes no signals on.
  const connection = await desk.mustConnect({ ...machine(), user: LAB_USER });
  const stop = new AbortController();
  const mark = `76${String(process.pid)}.25`;
  const running = connection.run({ argv: ['sleep', mark] }, stop.signal, 60_000);
  await expect.poll(() => isRunning(mark), SOON).toBe(true);
  stop.abort();
  expect(await running).toEqual({ ok: false, error: { kind: 'cancelled' } });
  await expect.poll(() => isRunning(mark), SOON).toBe(false);
});

/** The lab's commands are processes of this machine. */
const isRunning = (word: string): boolean =>
  execFileSync('ps', ['-eo', 'args'])
    .toString()
    .split('\n')
    .some((line) => line.endsWith(` ${word}`));
const SOON = { timeout: 30_000 };

test('a command ended by a signal has no exit code to be misread', async () => {
  const connection = await desk.mustConnect(machine());
  expect(await connection.run({ argv: ['sh', '-c', 'kill -9 $$'] }, NEVER, 5_000)).toMatchObject({
    ok: false,
    error: { kind: 'protocol' },
  });
});

test('after close the reason is our own wish', async () => {
  const connection = await desk.mustConnect(machine());
  connection.close();
  expect(await connection.closed).toEqual({ kind: 'cancelled' });
});
