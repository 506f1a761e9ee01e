import { spawn } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { Duplex } from 'node:stream';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { LibvirtReader } from '../../../src/main/sources/libvirt/libvirt-reader.ts';
import type { LibvirtTransport } from '../../../src/main/sources/libvirt/transport.ts';
import { ok } from '../../../src/shared/result.ts';
import { startLibvirtd } from '../../support/lab-libvirtd.ts';
import type { LabLibvirtd } from '../../support/lab-libvirtd.ts';
import { openReader, said, tryOpen } from '../../support/lab-reader.ts';

const URI = 'test:///default';
const signal = new AbortController().signal;
let daemon: LabLibvirtd;
const ends: (() => void)[] = [];

beforeAll(async () => {
  daemon = await startLibvirtd();
});

afterEach(() => {
  for (const end of ends.splice(0)) end();
});

afterAll(async () => {
  await daemon.stop();
});

const open = async (transport: LibvirtTransport): Promise<LibvirtReader> => {
  const reader = await openReader(transport, URI);
  ends.push(reader.close);
  return reader;
};
const lists = async (reader: LibvirtReader) =>
  (await said(reader.listDomains(signal))).map(({ name }) => name);
const tls = (parts: Partial<Record<'host' | 'ca' | 'certificate' | 'key', string>> = {}) =>
  ({
    kind: 'tls',
    host: '127.0.0.1',
    port: daemon.tlsPort,
    ca: daemon.pki.ca,
    ...daemon.pki.client,
    ...parts,
  }) as const;

/** A program whose standard input and output are the daemon's socket. */
function program(command: string, args: readonly string[]): LibvirtTransport {
  return {
    kind: 'stream',
    open: () => {
      const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
      ends.push(() => child.kill());
      const stream = Duplex.from({ readable: child.stdout, writable: child.stdin });
      return Promise.resolve(ok(stream));
    },
  };
}

test('a unix socket: its read-only neighbour is taken', async () => {
  await rename(daemon.socket, `${daemon.socket}-hidden`);
  try {
    expect(await lists(await open({ kind: 'socket', path: daemon.socket }))).toEqual(['test']);
  } finally {
    await rename(`${daemon.socket}-hidden`, daemon.socket);
  }
});

test('a unix socket without a read-only neighbour is taken itself', async () => {
  await rename(daemon.readOnlySocket, `${daemon.socket}-hidden`);
  try {
    expect(await lists(await open({ kind: 'socket', path: daemon.socket }))).toEqual(['test']);
  } finally {
    await rename(`${daemon.socket}-hidden`, daemon.readOnlySocket);
  }
});

test('a socket that is not there is unreachable', async () => {
  const opened = await tryOpen({ kind: 'socket', path: `${daemon.folder}/nothing` }, URI);
  expect(opened).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
});

test("netcat's standard input and output carry it", async () => {
  expect(await lists(await open(program('nc', ['-U', daemon.readOnlySocket])))).toEqual(['test']);
});

test("libvirt's own virt-ssh-helper carries it", async () => {
  const [first, ...rest] = [...daemon.inside, 'virt-ssh-helper', '-r', URI];
  expect(await lists(await open(program(first, rest)))).toEqual(['test']);
});

test('a program that ends ends the connection with a reason', async () => {
  const opened = await tryOpen(program('false', []), URI);
  expect(opened).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
});

test('plain TCP works on loopback and is refused to anywhere else', async () => {
  const port = daemon.tcpPort;
  expect(await lists(await open({ kind: 'tcp', host: '127.0.0.1', port }))).toEqual(['test']);
  const elsewhere = await tryOpen({ kind: 'tcp', host: '192.0.2.1', port }, URI);
  expect(elsewhere).toMatchObject({ ok: false, error: { kind: 'unsupported', where: '192.0.2.1' } });
});

// A daemon sleeps on the rest of a TLS record until more comes; the first ping, after 5 s, would wake it.
test('TLS carries many calls at once, and no call waits for the next ping', async () => {
  const reader = await open(tls());
  const beforePing = AbortSignal.timeout(4_000);
  const answers = await Promise.all([
    reader.about(beforePing),
    reader.definitions(beforePing),
    reader.statistics(beforePing),
    reader.nodeInfo(beforePing),
    reader.capabilities(beforePing),
  ]);
  expect(answers.map((answer) => answer.ok)).toEqual([true, true, true, true, true]);
});

test('TLS: a daemon that our authority does not vouch for is refused', async () => {
  const opened = await tryOpen(tls({ ca: daemon.pki.strangerCa }), URI);
  expect(opened).toMatchObject({ ok: false, error: { kind: 'unreachable', own: [{ code: 'tls' }] } });
  expect(JSON.stringify(opened)).toContain('unable to verify');
});

test('TLS: a daemon whose certificate names another machine is refused', async () => {
  const opened = await tryOpen(tls({ host: '127.0.0.2' }), URI);
  expect(opened).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
});

test('TLS: a daemon that does not know our authority refuses us, and we say so', async () => {
  const opened = await tryOpen(tls(daemon.pki.stranger), URI);
  expect(opened).toMatchObject({ ok: false, error: { kind: 'denied' } });
});

test('TLS: a certificate file that is not there is named', async () => {
  const opened = await tryOpen(tls({ certificate: '/nonexistent.pem' }), URI);
  const unread = { code: 'file-unreadable', facts: { file: '/nonexistent.pem' } };
  expect(opened).toMatchObject({ error: { own: [{ code: 'tls' }, unread] } });
});
