import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../src/main/platform/clock.ts';
import { silentLogger } from '../../../src/main/platform/logger.ts';
import { openLibvirt } from '../../../src/main/sources/libvirt/open-libvirt.ts';
import { connectSsh } from '../../../src/main/sources/ssh/connect-ssh.ts';
import { openLibvirtStream } from '../../../src/main/sources/ssh/open-libvirt-stream.ts';
import type { Result } from '../../../src/shared/result.ts';
import { startRehearsal, type RehearsalTestSite } from '../../support/rehearsal-site.ts';

const never = new AbortController().signal;
let site: RehearsalTestSite;
beforeAll(async () => {
  site = await startRehearsal();
});
afterAll(() => site.stop());

function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const connect = (address: string, deadlineMs = 5_000) =>
  connectSsh({
    machine: { address },
    settings: {
      configFile: site.sshConfig,
      ownKnownHosts: `${site.dir}/own_known_hosts`,
      home: site.dir,
      localUser: 'nobody',
    },
    askers: { hostKey: () => 'no', passphrase: () => null, passphraseWrong: () => undefined },
    clock: systemClock,
    log: silentLogger,
    signal: never,
    deadlineMs,
  });

test('the console’s SSH client comes in by the rehearsal’s own configuration', async () => {
  const connection = valueOf(await connect('web1'));
  const output = valueOf(await connection.run({ argv: ['cftool', '-n'] }, never, 5_000));
  expect(output.stdout).toContain('web2');
  connection.close();
});

test('libvirt through the console’s SSH connection is read-only and lists the domains', async () => {
  const connection = valueOf(await connect('kvm-a'));
  const uri = 'qemu:///system';
  const open = (signal: AbortSignal) => openLibvirtStream(connection, uri, signal);
  const transport = { kind: 'stream', open } as const;
  const reader = valueOf(
    await openLibvirt({ transport, uri, clock: systemClock, signal: never, deadlineMs: 5_000 }),
  );
  const listed = valueOf(await reader.listDomains(never));
  expect(listed.map(({ name }) => name).sort()).toEqual(['lab1', 'lab2', 'web1']);
  await site.ask('inject', { kind: 'libvirtd-stopped', target: 'kvm-a' });
  expect(await reader.closed).toMatchObject({ kind: 'unreachable' });
  connection.close();
});

test('a machine whose sshd hangs costs the deadline, one that is stopped nothing', async () => {
  await site.ask('inject', { kind: 'sshd-hang', target: 'db1' });
  expect(await connect('db1', 500)).toMatchObject({ ok: false, error: { kind: 'timed-out' } });
  await site.ask('inject', { kind: 'sshd-stopped', target: 'db2' });
  expect(await connect('db2')).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
});

test('a connection outlives a pause of its guest, but not a reboot', async () => {
  const connection = valueOf(await connect('lab1'));
  const hostname = () => connection.run({ argv: ['hostname'] }, never, 1_000);
  await site.ask('inject', { kind: 'guest-paused', target: 'lab1' });
  expect(await hostname()).toMatchObject({ ok: false, error: { kind: 'timed-out' } });
  await site.ask('clear', { kind: 'guest-paused', target: 'lab1' });
  expect(valueOf(await hostname()).stdout).toBe('lab1\n');
  await site.ask('inject', { kind: 'guest-hang', target: 'lab1' });
  await site.ask('clear', { kind: 'guest-hang', target: 'lab1' });
  expect(await connection.closed).toMatchObject({ kind: 'unreachable' });
});
