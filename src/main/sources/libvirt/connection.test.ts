import { duplexPair } from 'node:stream';
import type { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { manualClock } from '../../../../test/support/manual-clock.ts';
import type { ManualClock } from '../../../../test/support/manual-clock.ts';
import { LibvirtConnection } from './connection.ts';
import { keepAlive } from './keepalive-watch.ts';
import type { Codec } from './wire/codec.ts';
import { NOTHING } from './wire/codec.ts';
import { CONNECT_GET_HOSTNAME } from './wire/connection-procedures.ts';
import { FrameSplitter } from './wire/frame-splitter.ts';
import { REMOTE_PROGRAM } from './wire/header.ts';
import type { MessageHeader } from './wire/header.ts';
import { KEEPALIVE_PING, KEEPALIVE_PONG, keepaliveFrame } from './wire/keepalive.ts';
import { encodeMessage, openFrame } from './wire/message.ts';
import { plainError, remoteError } from './wire/remote-error.ts';
import { textField } from './wire/scalars.ts';

const DEADLINE_MS = 1_000;

interface Stage {
  readonly connection: LibvirtConnection;
  readonly daemon: Duplex;
  readonly clock: ManualClock;
  /** Headers of what the daemon has got so far. */
  readonly heard: MessageHeader[];
}

function stage(): Stage {
  const [ours, daemon] = duplexPair();
  const clock = manualClock();
  const heard: MessageHeader[] = [];
  const splitter = new FrameSplitter();
  daemon.on('error', () => {});
  daemon.on('data', (chunk: Buffer) => {
    const frames = splitter.push(chunk);
    if (!frames.ok) throw new Error(frames.error.detail);
    for (const frame of frames.value) {
      const message = openFrame(frame);
      if (message.ok) heard.push(message.value.header);
    }
  });
  return {
    connection: new LibvirtConnection(ours, { clock, deadlineMs: DEADLINE_MS }),
    daemon,
    clock,
    heard,
  };
}

const soon = () => new Promise((done) => setTimeout(done, 5));
const never = new AbortController().signal;
const ask = ({ connection }: Stage, signal = never) => connection.call(CONNECT_GET_HOSTNAME, NOTHING, signal);

const GOOD = {
  program: REMOTE_PROGRAM,
  version: 1,
  procedure: 59,
  type: 'reply',
  serial: 1,
  status: 'ok',
} as const;
const reply = (changed: Partial<MessageHeader> = {}, text = 'kvm1') =>
  encodeMessage({ ...GOOD, ...changed }, textField, { text });
const raw: Codec<Buffer> = {
  read: (reader) => reader.fixed(0),
  write: (writer, bytes) => writer.fixed(bytes),
};

test('a call is answered by the reply of its number', async () => {
  const all = stage();
  const [first, second] = [ask(all), ask(all)];
  await soon();
  expect(all.heard.map(({ serial, procedure, type }) => [serial, procedure, type])).toEqual([
    [1, 59, 'call'],
    [2, 59, 'call'],
  ]);
  all.daemon.write(Buffer.concat([reply({ serial: 2 }, 'two'), reply({ serial: 1 }, 'one')]));
  expect(await Promise.all([first, second])).toEqual([
    { ok: true, value: { text: 'one' } },
    { ok: true, value: { text: 'two' } },
  ]);
  expect(all.connection.traffic()).toMatchObject({ calls: 2, bytesSent: 56, bytesReceived: 72 });
});

test("a refusal carries libvirt's own code, domain and words", async () => {
  const all = stage();
  const answer = ask(all);
  all.daemon.write(
    encodeMessage({ ...GOOD, status: 'error' }, remoteError, plainError(38, 7, 'no such thing')),
  );
  expect(await answer).toEqual({
    ok: false,
    error: { kind: 'libvirt', code: 38, domain: 7, detail: 'no such thing' },
  });
  expect(all.connection.ending.aborted).toBe(false);
});

test('a call that is not answered in time leaves the connection usable; its late answer is dropped', async () => {
  const all = stage();
  const slow = ask(all);
  await all.clock.advance(DEADLINE_MS);
  expect(await slow).toEqual({ ok: false, error: { kind: 'timed-out', afterMs: DEADLINE_MS } });
  const next = ask(all);
  all.daemon.write(Buffer.concat([reply({ serial: 1 }, 'late'), reply({ serial: 2 }, 'in time')]));
  expect(await next).toEqual({ ok: true, value: { text: 'in time' } });
});

test('a call can be cancelled while it waits, and before it is sent', async () => {
  const all = stage();
  const stop = new AbortController();
  const waiting = ask(all, stop.signal);
  stop.abort();
  const cancelled = { ok: false, error: { kind: 'cancelled' } };
  expect(await waiting).toEqual(cancelled);
  for (let turn = 0; turn < 5_000; turn++) expect(await ask(all, stop.signal)).toEqual(cancelled);
  expect(all.connection.ending.aborted).toBe(false);
  await soon();
  expect(all.heard).toHaveLength(1);
});

const BROKEN: [string, Buffer][] = [
  ['an absurd length', Buffer.from('7fffffff', 'hex')],
  ['a length shorter than a header', Buffer.from('00000008', 'hex')],
  ['a number that was never asked', reply({ serial: 77 })],
  ["another procedure's answer", reply({ procedure: 60 })],
  ['a status of streams', reply({ status: 'continue' })],
  ['a call from the daemon', reply({ type: 'call' })],
  ['a stream nobody opened', reply({ type: 'stream' })],
  ['an unknown program', reply({ program: 0x2000_8087 })],
  ['an unknown version', reply({ version: 2 })],
  ['an answer that is too short', encodeMessage(GOOD, raw, Buffer.from('00000009', 'hex'))],
  ['an answer that is too long', encodeMessage(GOOD, raw, Buffer.from('0000000000000000', 'hex'))],
  ['a string above the limit', encodeMessage(GOOD, raw, Buffer.from('00400001', 'hex'))],
  ['an error that is none', encodeMessage({ ...GOOD, status: 'error' }, raw, Buffer.from('0001', 'hex'))],
];

test.each(BROKEN)('%s ends the call and the connection with a typed error', async (_what, bytes) => {
  const all = stage();
  const answer = ask(all);
  await soon();
  all.daemon.write(bytes);
  expect(await answer).toMatchObject({ ok: false, error: { kind: 'protocol' } });
  expect(await all.connection.closed).toMatchObject({ kind: 'protocol' });
  expect(await ask(all)).toMatchObject({ ok: false, error: { kind: 'protocol' } });
});

test('a daemon that stops in the middle of a message is given up with the deadline', async () => {
  const all = stage();
  const answer = ask(all);
  all.daemon.write(reply().subarray(0, 30));
  await soon();
  await all.clock.advance(DEADLINE_MS);
  expect(await answer).toEqual({ ok: false, error: { kind: 'timed-out', afterMs: DEADLINE_MS } });
  expect(await all.connection.closed).toMatchObject({ kind: 'protocol' });
});

test('an end in the middle of a message differs from an end between two', async () => {
  const torn = stage();
  const answer = ask(torn);
  torn.daemon.end(reply().subarray(0, 30));
  expect(await answer).toMatchObject({ ok: false, error: { kind: 'protocol' } });
  const clean = stage();
  const other = ask(clean);
  clean.daemon.end();
  expect(await other).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
});

test('a hundred megabytes of noise end in a typed error and stay out of memory', async () => {
  for (const first of ['00', '01', '20', 'ff']) {
    const all = stage();
    const answer = ask(all);
    const before = process.memoryUsage().rss;
    const noise = Buffer.alloc(1_048_576, 0xa5);
    noise.write(first, 'hex');
    for (let sent = 0; sent < 100 && !all.daemon.destroyed; sent++) {
      all.daemon.write(noise);
      await new Promise((done) => setImmediate(done));
    }
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'protocol' } });
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1_048_576);
  }
});

test('well-formed noise is taken in and thrown away', async () => {
  const all = stage();
  const answer = ask(all);
  const unknownEvent = encodeMessage(
    { ...GOOD, type: 'message', serial: 0, procedure: 999 },
    raw,
    Buffer.alloc(1_048_544),
  );
  const before = process.memoryUsage().rss;
  for (let sent = 0; sent < 100; sent++) {
    all.daemon.write(unknownEvent);
    await new Promise((done) => setImmediate(done));
  }
  all.daemon.write(reply());
  expect(await answer).toEqual({ ok: true, value: { text: 'kvm1' } });
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1_048_576);
});

test('a ping is answered at once', async () => {
  const all = stage();
  all.daemon.write(keepaliveFrame(KEEPALIVE_PING));
  await soon();
  expect(all.heard).toMatchObject([{ procedure: KEEPALIVE_PONG, type: 'message', serial: 0 }]);
});

test('a daemon that pings without ever reading is left, not remembered', async () => {
  const all = stage();
  all.daemon.pause();
  const pings = Buffer.concat(Array.from({ length: 1_000 }, () => keepaliveFrame(KEEPALIVE_PING)));
  for (let sent = 0; sent < 100 && !all.connection.ending.aborted; sent++) {
    all.daemon.write(pings);
    await new Promise((done) => setImmediate(done));
  }
  expect(await all.connection.closed).toEqual({
    kind: 'protocol',
    detail: '',
    own: [{ code: 'daemon-not-reading', facts: {} }],
  });
});

test('silence on every ping ends the connection after half a minute', async () => {
  const all = stage();
  const watch = keepAlive(all.connection, all.clock);
  await all.clock.advance(25_000);
  await soon();
  expect(all.heard.map(({ procedure }) => procedure)).toEqual(Array(5).fill(KEEPALIVE_PING));
  expect(all.connection.ending.aborted).toBe(false);
  await all.clock.advance(5_000);
  expect(await all.connection.closed).toMatchObject({
    kind: 'unreachable',
    own: [{ code: 'no-sign-of-life', facts: { seconds: '30' } }],
  });
  await watch;
});

test('a daemon that pongs stays connected, and closing ends the pinging', async () => {
  const all = stage();
  const watch = keepAlive(all.connection, all.clock);
  for (let turn = 0; turn < 10; turn++) {
    await all.clock.advance(5_000);
    all.daemon.write(keepaliveFrame(KEEPALIVE_PONG));
    await soon();
  }
  expect(all.connection.ending.aborted).toBe(false);
  all.connection.end({ kind: 'cancelled' });
  await watch;
  expect(await all.connection.closed).toEqual({ kind: 'cancelled' });
});

test('a daemon that leaves thousands of calls unanswered is left', async () => {
  const all = stage();
  const stop = new AbortController();
  const calls = Array.from({ length: 4_097 }, () => ask(all, stop.signal));
  stop.abort();
  await Promise.all(calls);
  expect(await all.connection.closed).toEqual({
    kind: 'unreachable',
    detail: '',
    own: [{ code: 'daemon-leaves-calls', facts: {} }],
  });
});
