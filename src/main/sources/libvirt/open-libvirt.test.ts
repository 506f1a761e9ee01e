import { duplexPair } from 'node:stream';
import type { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { manualClock } from '../../../../test/support/manual-clock.ts';
import { ok } from '../../../shared/result.ts';
import { openLibvirt } from './open-libvirt.ts';
import { NOTHING, decode } from './wire/codec.ts';
import {
  AUTH_LIST,
  AUTH_POLKIT,
  AUTH_POLKIT_LOGIN,
  AUTH_SASL,
  CONNECT_GET_HOSTNAME,
  CONNECT_OPEN,
  CONNECT_SUPPORTS_FEATURE,
} from './wire/connection-procedures.ts';
import { FrameSplitter } from './wire/frame-splitter.ts';
import { PAYLOAD_START, encodeMessage, openFrame } from './wire/message.ts';
import type { Message } from './wire/message.ts';
import type { Procedure } from './wire/procedure.ts';
import { plainError, remoteError } from './wire/remote-error.ts';

const DEADLINE_MS = 1_000;
const URI = 'qemu:///system';

/** What the scripted daemon answers to a procedure; nothing at all when it has no line for it. */
type Line = (message: Message) => Buffer;
const line = <Args, Answer>(procedure: Procedure<Args, Answer>, answer: Answer): [number, Line] => [
  procedure.number,
  ({ header }) => encodeMessage({ ...header, type: 'reply' }, procedure.answer, answer),
];

interface Daemon {
  readonly stream: Duplex;
  readonly heard: Message[];
}

function scriptedDaemon(lines: readonly [number, Line][]): Daemon {
  const [ours, theirs] = duplexPair();
  const script = new Map(lines);
  const heard: Message[] = [];
  const splitter = new FrameSplitter();
  theirs.on('error', () => {});
  theirs.on('data', (chunk: Buffer) => {
    const frames = splitter.push(chunk);
    for (const frame of frames.ok ? frames.value : []) {
      const message = openFrame(frame);
      if (!message.ok) continue;
      heard.push(message.value);
      const answer = script.get(message.value.header.procedure)?.(message.value);
      if (answer !== undefined) theirs.write(answer);
    }
  });
  return { stream: ours, heard };
}

const OPEN_DOOR = [
  line(AUTH_LIST, { types: [] }),
  line(CONNECT_OPEN, NOTHING),
  line(CONNECT_SUPPORTS_FEATURE, { value: 0 }),
];

function opening(open: () => Promise<Duplex>) {
  const clock = manualClock();
  const stop = new AbortController();
  const transport = { kind: 'stream', open: async () => ok(await open()) } as const;
  const opened = openLibvirt({ transport, uri: URI, clock, signal: stop.signal, deadlineMs: DEADLINE_MS });
  return { clock, stop, opened };
}

const openTo = (daemon: Daemon) => opening(() => Promise.resolve(daemon.stream));
const soon = () => new Promise((done) => setTimeout(done, 5));
const procedures = (daemon: Daemon) => daemon.heard.map(({ header }) => header.procedure);

test('a connection is always opened read-only, under the name that was asked for', async () => {
  const daemon = scriptedDaemon(OPEN_DOOR);
  expect((await openTo(daemon).opened).ok).toBe(true);
  expect(procedures(daemon)).toEqual([66, 1, 60]);
  expect(decode(CONNECT_OPEN.args, daemon.heard[1]!.frame, PAYLOAD_START)).toEqual({
    ok: true,
    value: { uri: URI, flags: 1 },
  });
});

test('polkit is asked where the daemon wants it', async () => {
  const polkit = [line(AUTH_LIST, { types: [AUTH_POLKIT] }), line(AUTH_POLKIT_LOGIN, { value: 1 })];
  const daemon = scriptedDaemon([...OPEN_DOOR, ...polkit]);
  expect((await openTo(daemon).opened).ok).toBe(true);
  expect(procedures(daemon)).toEqual([66, 70, 1, 60]);
});

test("a login that the daemon refuses ends with the daemon's words", async () => {
  const refusal: [number, Line] = [
    AUTH_POLKIT_LOGIN.number,
    ({ header }) =>
      encodeMessage(
        { ...header, type: 'reply', status: 'error' },
        remoteError,
        plainError(45, 7, 'denied by policy'),
      ),
  ];
  const daemon = scriptedDaemon([...OPEN_DOOR, line(AUTH_LIST, { types: [AUTH_POLKIT] }), refusal]);
  expect(await openTo(daemon).opened).toMatchObject({
    ok: false,
    error: { kind: 'libvirt', code: 45, detail: 'denied by policy' },
  });
  expect(daemon.stream.destroyed).toBe(true);
});

test('a daemon that wants SASL is named as not supported', async () => {
  const daemon = scriptedDaemon([line(AUTH_LIST, { types: [AUTH_SASL] })]);
  expect(await openTo(daemon).opened).toMatchObject({
    ok: false,
    error: { kind: 'unsupported', directive: 'SASL login' },
  });
});

test('a daemon that takes the connection and says nothing is given up with the deadline', async () => {
  const daemon = scriptedDaemon([]);
  const { clock, opened } = openTo(daemon);
  await soon();
  await clock.advance(DEADLINE_MS);
  expect(await opened).toEqual({ ok: false, error: { kind: 'timed-out', afterMs: DEADLINE_MS } });
  expect(daemon.stream.destroyed).toBe(true);
});

test('an opener that heeds no deadline is left behind, and its late stream destroyed', async () => {
  const daemon = scriptedDaemon(OPEN_DOOR);
  let arrive: (stream: Duplex) => void = () => {};
  const { clock, opened } = opening(() => new Promise((resolve) => (arrive = resolve)));
  await clock.advance(DEADLINE_MS);
  expect(await opened).toEqual({ ok: false, error: { kind: 'timed-out', afterMs: DEADLINE_MS } });
  arrive(daemon.stream);
  await soon();
  expect(daemon.stream.destroyed).toBe(true);
});

test('opening can be cancelled', async () => {
  const daemon = scriptedDaemon([]);
  const { stop, opened } = openTo(daemon);
  await soon();
  stop.abort();
  expect(await opened).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect(daemon.stream.destroyed).toBe(true);
});

test('the reader outlives the signal that opened it, until it is closed', async () => {
  const daemon = scriptedDaemon([...OPEN_DOOR, line(CONNECT_GET_HOSTNAME, { text: 'kvm1' })]);
  const { stop, opened } = openTo(daemon);
  const reader = await opened;
  if (!reader.ok) throw new Error(reader.error.kind);
  stop.abort();
  await soon();
  expect(daemon.stream.destroyed).toBe(false);
  reader.value.close();
  expect(await reader.value.closed).toEqual({ kind: 'cancelled' });
  expect(daemon.stream.destroyed).toBe(true);
});
