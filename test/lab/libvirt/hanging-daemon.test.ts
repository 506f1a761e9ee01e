import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../src/main/platform/clock.ts';
import type { LibvirtReader } from '../../../src/main/sources/libvirt/libvirt-reader.ts';
import { openLibvirt } from '../../../src/main/sources/libvirt/open-libvirt.ts';
import { startLibvirtd } from '../../support/lab-libvirtd.ts';
import type { LabLibvirtd } from '../../support/lab-libvirtd.ts';
import { said } from '../../support/lab-reader.ts';

const DEADLINE_MS = 3_000;
const signal = new AbortController().signal;
let daemon: LabLibvirtd;

beforeEach(async () => {
  daemon = await startLibvirtd();
});

afterEach(async () => {
  await daemon.stop();
});

const open = (): Promise<LibvirtReader> => {
  const transport = { kind: 'socket', path: daemon.socket } as const;
  const options = { transport, uri: 'test:///default', clock: systemClock, signal, deadlineMs: DEADLINE_MS };
  return said(openLibvirt(options));
};

test('a daemon that hangs costs one call its deadline, and the connection serves again when it recovers', async () => {
  const reader = await open();
  await said(reader.listDomains(signal));
  process.kill(daemon.pid, 'SIGSTOP');
  const hung = await reader.statistics(signal);
  process.kill(daemon.pid, 'SIGCONT');
  expect(hung).toEqual({ ok: false, error: { kind: 'timed-out', afterMs: DEADLINE_MS } });
  expect(await said(reader.listDomains(signal))).toHaveLength(1);
  reader.close();
});

test('a daemon that is killed fails every open call, and the reason is told', async () => {
  const reader = await open();
  process.kill(daemon.pid, 'SIGSTOP');
  const waiting = [reader.statistics(signal), reader.definitions(signal)];
  process.kill(daemon.pid, 'SIGKILL');
  for (const answer of await Promise.all(waiting)) {
    expect(answer).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  }
  expect(await reader.closed).toMatchObject({ kind: 'unreachable' });
  expect(await reader.statistics(signal)).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
});
