import { existsSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { expect, test } from 'vitest';
import { systemClock } from '../../../src/main/platform/clock.ts';
import { RehearsalControl } from '../../../src/main/sources/rehearsal-control/rehearsal-control.ts';
import { run, ssh, until, virsh } from '../../support/rehearsal-clients.ts';
import { startRehearsal } from '../../support/rehearsal-site.ts';

const statusOf = (pid: number) => `/proc/${String(pid)}/status`;
const isRunning = (pid: number) =>
  existsSync(statusOf(pid)) && !/State:\s+Z/.test(readFileSync(statusOf(pid), 'utf8'));
const memoryMb = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(statusOf(pid), 'utf8'))?.[1]) / 1_024;
const options = { clock: systemClock, timeoutMs: 2_000 };
const never = new AbortController().signal;

test('the same seed gives the same site in another process', async () => {
  const sites = await Promise.all([startRehearsal({ seed: 9 }), startRehearsal({ seed: 9 })]);
  const [first, second] = await Promise.all(sites.map((site) => site.ask('describe', {})));
  await Promise.all(sites.map((site) => site.stop()));
  expect(first!.guests.map(({ name, uuid }) => [name, uuid])).toEqual(
    second!.guests.map(({ name, uuid }) => [name, uuid]),
  );
});

test('it ends when it is told to, and takes its sockets with it', async () => {
  const site = await startRehearsal();
  expect(existsSync(site.libvirt('kvm-a').socket)).toBe(true);
  await site.ask('stop', {});
  await until(
    () => isRunning(site.pid),
    (running) => !running,
  );
  expect(existsSync(site.control)).toBe(false);
  expect(existsSync(site.libvirt('kvm-a').socket)).toBe(false);
  await site.stop();
});

test('its time can run faster, and counters follow it', async () => {
  const site = await startRehearsal({ rate: 600 });
  const cpu = async () =>
    (await site.ask('describe', {})).guests.reduce((sum, guest) => sum + guest.cpuTimeMs, 0);
  const [before, clock] = [await cpu(), await site.ask('clock', {})];
  await site.ask('clock', { advanceMs: 3_600_000 });
  const [after, later] = [await cpu(), await site.ask('clock', { rate: 1 })];
  await site.stop();
  expect(clock.rate).toBe(600);
  expect(later.now - clock.now).toBeGreaterThanOrEqual(3_600_000);
  // Eight guests with some tens of vCPUs, at a few per cent at least, for an hour.
  expect(after - before).toBeGreaterThan(600_000);
});

test('a control client that says nonsense is answered, and others are not disturbed', async () => {
  const site = await startRehearsal();
  const socket = createConnection(site.control);
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString()));
  socket.write(
    'nonsense\n{"id":1,"ask":"destroy","input":{}}\n{"id":2,"ask":"inject","input":{"kind":"guest-off"}}\n',
  );
  await until(
    () => text,
    (seen) => seen.split('\n').length > 3,
  );
  socket.destroy();
  const replies = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { ok: boolean; id: number | null });
  expect(replies.map(({ ok }) => ok)).toEqual([false, false, false]);
  expect(replies[2]!.id).toBe(2);
  expect((await site.ask('describe', {})).hosts).toHaveLength(6);
  await site.stop();
});

test('the client knows deadlines, cancellation and a socket that is not there', async () => {
  const missing = await RehearsalControl.connect('/nonexistent/control.sock', options, never);
  expect(missing).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  const site = await startRehearsal();
  const connected = await RehearsalControl.connect(site.control, options, never);
  if (!connected.ok) throw new Error('not connected');
  const control = connected.value;
  expect(await control.ask('clock', {}, AbortSignal.abort())).toEqual({
    ok: false,
    error: { kind: 'cancelled' },
  });
  expect(await control.ask('inject', { kind: 'guest-off', target: 'nobody' }, never)).toMatchObject({
    ok: false,
    error: { kind: 'rehearsal-refused' },
  });
  await site.stop();
  expect(await control.ask('clock', {}, never)).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
});

test('100 hosts with 2,000 guests and 200 nodes start in seconds and stay lean', async () => {
  const site = await startRehearsal({ hosts: 100, guests: 2_000, nodes: 200 });
  const { machines, guests, clusters } = await site.ask('describe', {});
  const memory = memoryMb(site.pid);
  const { stdout } = await virsh(site, 'kvm-100', ['list', '--name']);
  await site.stop();
  process.stdout.write(
    `rehearsal site of 100 hosts: ${site.startMs.toFixed(0)} ms, ${memory.toFixed(0)} MB\n`,
  );
  expect([machines.length, guests.length, clusters.length]).toEqual([300, 2_000, 125]);
  expect(stdout.trim().split('\n').sort()).toEqual(
    guests
      .filter(({ host }) => host === 'kvm-100')
      .map(({ name }) => name)
      .sort(),
  );
  expect(site.startMs).toBeLessThan(30_000);
  expect(memory).toBeLessThan(400);
});

test('hostile and hasty clients disturb nobody else', async () => {
  const site = await startRehearsal();
  const { machines } = await site.ask('describe', {});
  const noise = Buffer.alloc(200_000, 'noise \0\xff');
  const throwAt = (where: { path: string } | { host: string; port: number }) =>
    new Promise<void>((done) => {
      const socket = createConnection(where);
      socket.on('error', () => socket.destroy());
      socket.once('close', () => {
        done();
      });
      socket.write(noise, () => setTimeout(() => socket.destroy(), 100));
    });
  await Promise.all([
    ...machines.map(({ sshPort }) => throwAt({ host: '127.0.0.1', port: sshPort })),
    ...['kvm-a', 'kvm-b'].map((host) => throwAt({ path: site.libvirt(host).socket })),
    ...Array.from({ length: 10 }, () => run('ssh', ['-F', site.sshConfig, 'web1', 'hvdisp -a'], 60)),
  ]);
  const answer = await ssh(site, 'web1', 'hostname');
  const { stdout } = await virsh(site, 'kvm-a', ['list', '--name']);
  await site.stop();
  expect(answer.stdout).toBe('web1\n');
  expect(stdout).toContain('web1');
});
