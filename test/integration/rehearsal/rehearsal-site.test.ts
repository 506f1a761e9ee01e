import { readFile, stat } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { siteFileSchema } from '../../../src/shared/domain/inventory.ts';
import { readRound } from '../../../src/shared/domain/round-format.ts';
import type { FaultKind } from '../../../src/shared/contract/rehearsal.ts';
import { follow, ssh, sshWrapper, until, virsh, run } from '../../support/rehearsal-clients.ts';
import { startRehearsal, type RehearsalTestSite } from '../../support/rehearsal-site.ts';

let site: RehearsalTestSite;
beforeAll(async () => {
  site = await startRehearsal();
});
afterAll(() => site.stop());
afterEach(async () => {
  const { faults } = await site.ask('describe', {});
  for (const { kind, target } of faults) await site.ask('clear', { kind, target });
  // Reboots and rejoins take rehearsal time.
  await site.ask('clock', { advanceMs: 60_000 });
});

const inject = (kind: FaultKind, target: string) => site.ask('inject', { kind, target });
const clear = (kind: FaultKind, target: string) => site.ask('clear', { kind, target });
const countsOf = async (machine: string) =>
  (await site.ask('counts', {})).machines.find(({ name }) => name === machine)!;
const TOKEN = '0123456789abcdef';
const round = (machine: string, kind: 'node' | 'host') =>
  ssh(site, machine, `/bin/sh -c '# nodeward ${kind}-round 1\n(true) 2>&1 | cat' nodeward-round ${TOKEN}`);
const sectionsOf = (text: string) => {
  const read = readRound(text, TOKEN);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.sections;
};

test('it says where its inventory is, and that inventory is sound and names its machines', async () => {
  const file = siteFileSchema.parse(JSON.parse(await readFile(site.siteFile, 'utf8')));
  const { guests, hosts, clusters } = await site.ask('describe', {});
  expect(file.rehearsal?.control).toBe(site.control);
  expect(file.hosts.map(({ name }) => name)).toEqual(hosts.map(({ name }) => name));
  expect(file.clusters.map(({ configuration }) => configuration).sort()).toEqual(['A', 'B', 'C', 'C', 'V']);
  expect(clusters.map(({ name }) => name)).toEqual(file.clusters.map(({ name }) => name));
  const nodes = file.clusters.flatMap((cluster) => cluster.nodes);
  // Nothing lists the guests of ESXi hosts, so the site file cannot name them.
  const kvm = new Set(hosts.filter(({ kind }) => kind === 'kvm').map(({ name }) => name));
  const uuids = guests.filter(({ node, host }) => node !== null && kvm.has(host)).map(({ uuid }) => uuid);
  expect(nodes.flatMap(({ guest }) => guest ?? []).sort()).toEqual(uuids.sort());
  expect(nodes.flatMap(({ host }) => host ?? [])).toEqual(['kvm-c', 'kvm-d']);
});

test('key, sockets and control belong to their owner alone', async () => {
  for (const path of [`${site.dir}/id_ed25519`, site.control, site.libvirt('kvm-a').socket]) {
    expect((await stat(path)).mode & 0o077).toBe(0);
  }
});

test('OpenSSH logs in to a node and reads the commands of PRIMECLUSTER', async () => {
  const cf = await ssh(site, 'web1', 'cftool -n');
  expect(cf.code).toBe(0);
  expect(cf.stdout.split('\n').map((line) => line.split(/\s+/).slice(0, 3).join(' '))).toEqual([
    'Node Number State',
    'web1 1 UP',
    'web2 2 UP',
    '',
  ]);
  expect((await ssh(site, 'web1', 'hvdisp -a')).stdout).toContain('Local System:  web1RMS\n');
  expect((await ssh(site, 'web1', 'cfset -a')).stdout).toContain('KEY: CLUSTER_TIMEOUT VALUE: 10\n');
  expect((await ssh(site, 'db1', 'sudo -n sdtool -s')).stdout).toContain('SA_vmchkhost');
  expect(await ssh(site, 'web1', 'frobnicate')).toMatchObject({ code: 127 });
  expect(await ssh(site, 'kvm-a', 'cftool -n')).toMatchObject({ code: 127 });
});

test('another user or another key is refused', async () => {
  const stranger = await run('ssh', [
    '-F',
    site.sshConfig,
    '-o',
    'BatchMode=yes',
    '-l',
    'root',
    'web1',
    'hostname',
  ]);
  expect(stranger.code).toBe(255);
  expect(stranger.stderr).toContain('Permission denied');
});

test('a node answers the round with all its views, and no password leaves it', async () => {
  const answer = await round('db1', 'node');
  const sections = sectionsOf(answer.stdout);
  expect([...sections.keys()].sort()).toEqual(
    [
      ...['agent-targets', 'cfset-a', 'cftool-l', 'cftool-n', 'clock', 'clock-end', 'hvdisp-a'],
      ...['rcsd.cfg', 'rms-settings', 'sdtool-s', 'sudo'],
    ].sort(),
  );
  expect([...sections.values()].map(({ exit }) => exit)).toEqual(Array(11).fill(0));
  expect(sections.get('agent-targets')!.text).toContain('target SA_libvirtgp db1 db1 10.10.0.4 -\n');
  const secret = await ssh(site, 'db1', 'sudo -n cat /etc/opt/SMAW/SMAWsf/SA_libvirtgp.cfg');
  const password = secret.stdout.trim().split(/\s+/).at(-1)!;
  expect(password).toMatch(/^[0-9a-f]{16}$/);
  expect(answer.stdout).not.toContain(password);
});

test('hosts with Host OS failover have the same kvmguests.conf, plain ones have none', async () => {
  const digest = async (host: string) => sectionsOf((await round(host, 'host')).stdout).get('kvmguests')!;
  const [c, d, a] = await Promise.all([digest('kvm-c'), digest('kvm-d'), digest('kvm-a')]);
  expect(c.text).toMatch(/^[0-9a-f]{64} /);
  expect(d.text).toBe(c.text);
  expect(a).toMatchObject({ exit: 3, text: '' });
});

test("virsh lists the same domains as the site's own truth, on every host", async () => {
  await inject('guest-paused', 'web1');
  await inject('guest-off', 'batch1');
  const { hosts, guests } = await site.ask('describe', {});
  for (const host of hosts.filter(({ kind }) => kind === 'kvm')) {
    const { stdout, code } = await virsh(site, host.name, ['list', '--all']);
    const listed = stdout
      .split('\n')
      .slice(2)
      .filter((line) => line.trim() !== '')
      .map((line) => line.trim().split(/\s+/).slice(1));
    const truth = guests.filter((guest) => guest.host === host.name);
    expect(code).toBe(0);
    expect(listed.map(([name, ...state]) => `${String(name)} ${state.join(' ')}`).sort()).toEqual(
      truth.map((guest) => `${guest.name} ${guest.state}`).sort(),
    );
  }
  const { stdout } = await virsh(site, 'kvm-a', ['domstate', 'web1', '--reason']);
  expect(stdout.trim()).toBe('paused (user)');
});

test('virsh reads the same figures', async () => {
  const truth = (await site.ask('describe', {})).guests.find(({ name }) => name === 'db1')!;
  const about = async (...args: string[]) => (await virsh(site, 'kvm-c', args)).stdout;
  const stats = await about('domstats', 'db1');
  const cpuMs = Number(/cpu\.time=(\d+)/.exec(stats)![1]) / 1e6;
  expect(cpuMs).toBeGreaterThanOrEqual(truth.cpuTimeMs);
  expect(cpuMs - truth.cpuTimeMs).toBeLessThan(truth.vcpus * 5_000);
  expect(stats).toContain(`vcpu.current=${String(truth.vcpus)}\n`);
  expect(stats).toContain('block.0.path=/var/lib/libvirt/images/db1.qcow2');
  const info = await about('dominfo', 'db1');
  expect(info).toContain(truth.uuid);
  expect(info).toContain(`${String(truth.memoryKib)} KiB`);
  expect(await about('domiflist', 'db1')).toContain('br0');
  expect(await about('domblklist', 'db1')).toContain('vda');
  expect(await about('dumpxml', 'db1')).toContain('<name>db1</name>');
  expect(await about('hostname')).toBe('kvm-c\n\n');
  expect(await about('version')).toContain('QEMU');
  expect(await about('nodecpustats')).toContain('idle:');
  expect(await about('nodememstats')).toContain('total');
  expect(await about('nodeinfo')).toContain('x86_64');
  expect(await about('capabilities')).toContain('<capabilities>');
});

test('libvirt connects through SSH too, by its helper and by nc', async () => {
  const wrapper = await sshWrapper(site);
  for (const proxy of ['native', 'netcat', 'auto']) {
    const uri = `qemu+ssh://kvm-b/system?command=${wrapper}&proxy=${proxy}`;
    const { stdout, stderr } = await run('virsh', ['-c', uri, 'list', '--all', '--name']);
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n').sort()).toEqual(['batch1', 'web2']);
  }
});

test('virsh is told of lifecycle events', async () => {
  const { socket } = site.libvirt('kvm-a');
  const events = follow('virsh', ['-c', `qemu+unix:///system?socket=${socket}`, 'event', '--all', '--loop']);
  await until(
    async () => (await countsOf('kvm-a')).libvirtOpen,
    (open) => open > 0,
  );
  await until(
    async () => {
      await inject('guest-paused', 'lab1');
      await clear('guest-paused', 'lab1');
      return events.text();
    },
    (text) => text.includes('Suspended Paused') && text.includes('Resumed Unpaused'),
  );
  await events.stop();
  expect(events.text()).toContain('lab1');
});

test('a changing call on the read-only socket is refused, and counted', async () => {
  await site.ask('counts', { reset: true });
  const { code, stderr } = await virsh(site, 'kvm-a', ['destroy', 'web1'], 'readOnlySocket');
  expect(code).toBe(1);
  expect(stderr).toContain('operation forbidden');
  const counts = await countsOf('kvm-a');
  expect(counts).toMatchObject({ changingCalls: 1, changingRefused: 1, changingProcedures: [12] });
  expect((await virsh(site, 'kvm-a', ['domstate', 'web1'])).stdout.trim()).toBe('running');
});

test('a procedure that is not there is answered with libvirt’s own error, and the connection lives on', async () => {
  const { stderr, stdout } = await virsh(site, 'kvm-a', ['domfsinfo web1; hostname']);
  expect(stderr).toContain('not supported by the connection driver');
  expect(stdout).toContain('kvm-a');
});

test('a hung guest: its sshd accepts and says nothing, and its peer sees LEFTCLUSTER after the timeout', async () => {
  await inject('guest-hang', 'web1');
  expect(await ssh(site, 'web1', 'hostname', 1_500)).toMatchObject({ code: 124 });
  expect((await virsh(site, 'kvm-a', ['domstate', 'web1'])).stdout.trim()).toBe('running');
  await site.ask('clock', { advanceMs: 10_000 });
  expect((await ssh(site, 'web2', 'cftool -n')).stdout).toMatch(/web1\s+1\s+LEFTCLUSTER/);
  await clear('guest-hang', 'web1');
  expect((await ssh(site, 'web1', 'hostname')).stdout).toBe('web1\n');
});

test('a dead host takes its doors and those of its guests with it, and comes back on the same ports', async () => {
  await inject('host-down', 'kvm-b');
  const codes = await Promise.all(
    ['kvm-b', 'web2'].map(async (name) => (await ssh(site, name, 'hostname')).code),
  );
  expect(codes).toEqual([255, 255]);
  expect((await virsh(site, 'kvm-b', ['list'])).code).toBe(1);
  await clear('host-down', 'kvm-b');
  await site.ask('clock', { advanceMs: 60_000 });
  expect((await ssh(site, 'web2', 'hostname')).stdout).toBe('web2\n');
  expect((await virsh(site, 'kvm-b', ['list', '--name'])).stdout).toContain('web2');
});

test('doors: sshd stopped, sshd hanging, libvirtd stopped', async () => {
  await inject('sshd-stopped', 'db1');
  expect((await ssh(site, 'db1', 'hostname')).stderr).toContain('Connection refused');
  await inject('sshd-hang', 'db2');
  expect((await ssh(site, 'db2', 'hostname', 1_500)).code).toBe(124);
  await inject('libvirtd-stopped', 'kvm-d');
  expect((await virsh(site, 'kvm-d', ['list'])).code).toBe(1);
  expect((await ssh(site, 'kvm-d', 'hostname')).stdout).toBe('kvm-d\n');
});

test('answers: garbage, cut in the middle, command missing, sudo denied', async () => {
  await inject('garbage-output', 'web1');
  expect((await ssh(site, 'web1', 'cftool -n')).stdout).not.toContain('web');
  await clear('garbage-output', 'web1');
  const whole = (await ssh(site, 'web1', 'cftool -n')).stdout;
  await inject('truncated-output', 'web1');
  const cut = (await ssh(site, 'web1', 'cftool -n')).stdout;
  expect(whole.startsWith(cut)).toBe(true);
  expect(cut.length).toBeLessThan(whole.length);
  await inject('command-missing', 'db1');
  expect(sectionsOf((await round('db1', 'node')).stdout).get('cftool-n')).toMatchObject({ exit: 127 });
  await inject('sudo-denied', 'db2');
  const denied = sectionsOf((await round('db2', 'node')).stdout);
  expect(denied.get('sudo')).toMatchObject({ exit: 1 });
  expect([...denied.keys()].sort()).toEqual(['clock', 'clock-end', 'hvdisp-a', 'rms-settings', 'sudo']);
});

test('garbage and half answers on libvirt end the client’s call, not the site', async () => {
  for (const kind of ['garbage-output', 'truncated-output'] as const) {
    await inject(kind, 'kvm-a');
    expect((await virsh(site, 'kvm-a', ['list'])).code).toBe(1);
    await clear(kind, 'kvm-a');
    expect((await virsh(site, 'kvm-a', ['list'])).code).toBe(0);
  }
});

test('layers: RMS stopped, SF stopped, a failed agent test, a faulted application', async () => {
  await inject('rms-stopped', 'web1');
  expect((await ssh(site, 'web1', 'hvdisp -a')).stdout).toBe('hvdisp: RMS is not running\n');
  await inject('sf-stopped', 'web2');
  expect((await ssh(site, 'web2', 'sudo -n sdtool -s')).code).not.toBe(0);
  await inject('agent-test-failed', 'db1');
  expect((await ssh(site, 'db1', 'sudo -n sdtool -s')).stdout).toMatch(/SA_libvirtgp .*TestFailed/);
  await inject('application-faulted', 'db2');
  expect((await ssh(site, 'db2', 'hvdisp -a')).stdout).toMatch(/dbapp +userApp +Faulted/);
});

test('a fault that makes no sense is refused with a sentence', async () => {
  await expect(inject('guest-off', 'kvm-a')).rejects.toThrow('kvm-a');
});
