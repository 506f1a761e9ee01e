import { afterAll, beforeAll, expect, test } from 'vitest';
import { spawn } from 'node:child_process';
import type { FaultKind } from '../../../src/shared/contract/rehearsal.ts';
import { readRound } from '../../../src/shared/domain/round-format.ts';
import { ssh, virsh } from '../../support/rehearsal-clients.ts';
import { startRehearsal, type RehearsalTestSite } from '../../support/rehearsal-site.ts';

let site: RehearsalTestSite;
beforeAll(async () => {
  site = await startRehearsal({ esxi: 2 });
});
afterAll(() => site.stop());

const TOKEN = '0123456789abcdef';
const on = (machine: string, command: string) => async () => {
  const { stdout, stderr } = await ssh(site, machine, command);
  return stdout + stderr;
};
const libvirt =
  (host: string, ...args: string[]) =>
  async () =>
    (await virsh(site, host, args)).stdout;
const section = (machine: string, kind: 'node' | 'host', name: string) => async () => {
  const line = `/bin/sh -c '# nodeward ${kind}-round 1\n(true)' nodeward-round ${TOKEN}`;
  const read = readRound((await ssh(site, machine, line)).stdout, TOKEN);
  return read.ok ? (read.value.sections.get(name)?.text ?? 'no section') : 'no round';
};

type Probe = () => Promise<string>;
/** Kind, target, seconds until it shows, where it shows, how. Never there before and never after. */
const SHOWS: readonly [FaultKind, string, number, Probe, RegExp][] = [
  [
    'guest-paused-by-io-error',
    'web1',
    0,
    libvirt('kvm-a', 'domstate', 'web1', '--reason'),
    /paused \(I\/O error\)/,
  ],
  [
    'guest-paused-by-migration',
    'web1',
    0,
    libvirt('kvm-a', 'domstate', 'web1', '--reason'),
    /paused \(migrating\)/,
  ],
  ['guest-pmsuspended', 'web1', 0, libvirt('kvm-a', 'domstate', 'web1'), /pmsuspended/],
  ['guest-shutdown', 'web1', 0, on('web2', 'cftool -n'), /web1 .*DOWN/],
  ['guest-off-not-proven', 'web1', 100, on('web2', 'sudo -n sdtool -s'), /web1 .*SA_libvirtgr .*KillFailed/],
  [
    'guest-hang',
    'web1',
    54,
    on('web2', 'sudo -n sdtool -s'),
    /web1 .*SA_libvirtgp .*KillFailed[^]*KillWorked/,
  ],
  ['domain-off-but-node-runs', 'web1', 0, libvirt('kvm-a', 'list', '--all'), /web1 .*shut off/],
  [
    'managed-save-present',
    'web1',
    0,
    libvirt('kvm-a', 'list', '--all', '--with-managed-save', '--name'),
    /web1/,
  ],
  ['domain-on-two-hosts', 'web1', 0, libvirt('kvm-b', 'list', '--name'), /web1/],
  [
    'autostart-on-two-hosts',
    'web1',
    0,
    libvirt('kvm-b', 'list', '--inactive', '--autostart', '--name'),
    /web1/,
  ],
  ['same-uuid', 'web1', 0, libvirt('kvm-b', 'list', '--all', '--name'), /web1-copy/],
  ['same-mac', 'web1', 0, libvirt('kvm-b', 'domiflist', 'web1-copy'), /52:54:00/],
  ['nodes-on-one-host', 'web', 0, libvirt('kvm-a', 'list', '--name'), /web2/],
  ['libvirt-guests-suspend', 'kvm-a', 0, section('kvm-a', 'host', 'libvirt-guests'), /ON_SHUTDOWN suspend/],
  ['host-overload', 'kvm-a', 0, section('kvm-a', 'host', 'load'), /cpu:some avg10=93/],
  ['slow-disk', 'kvm-a', 0, section('kvm-a', 'host', 'load'), /io:full avg10=79/],
  ['host-panic', 'kvm-c', 70, on('kvm-d', 'cftool -n'), /kvm-c .*DOWN/],
  ['host-hang', 'kvm-c', 130, on('db2', 'cftool -n'), /db1 .*DOWN/],
  ['interconnect-cut', 'web', 10, on('web2', 'cftool -n'), /web1 .*LEFTCLUSTER/],
  ['interconnect-cut-one-node', 'web2', 20, on('web1', 'cftool -n'), /web2 .*DOWN/],
  ['wrong-locale', 'web1', 0, on('web1', 'hvdisp -a'), /Aktiv/],
  ['agent-misconfigured', 'web1', 0, on('web1', 'sudo -n sdtool -s'), /SA_libvirtgr .*TestFailed/],
  ['agent-timeout', 'web1', 600, on('web1', 'sudo -n sdtool -s'), /SA_libvirtgr .*TestFailed/],
  ['agent-untested', 'web1', 0, on('web1', 'sudo -n sdtool -s'), /Unknown +Unknown +InitWorked/],
  ['agent-target-wrong', 'web1', 0, section('web1', 'node', 'agent-targets'), /web2-old/],
  ['sf-settings-different', 'web1', 0, section('web1', 'node', 'rcsd.cfg'), /weight=3/],
  ['cf-timeout-different', 'web1', 0, on('web1', 'cfset -a'), /TIMEOUT VALUE: 30/],
  ['cf-timeout-raised', 'web', 0, on('web2', 'cfset -a'), /TIMEOUT VALUE: 600/],
  ['unknown-node', 'web', 0, on('web1', 'cftool -n'), /^webx +3 +UP/m],
  ['application-online-twice', 'web', 0, on('web2', 'hvdisp -a'), /webapp +userApp +Online/],
  ['application-offline', 'web', 0, on('web1', 'hvdisp -a'), /webapp +userApp +Offline/],
  ['application-inconsistent', 'web1', 0, on('web1', 'hvdisp -a'), /webapp +userApp +Inconsistent/],
  ['application-not-as-intended', 'web1', 0, on('web1', 'hvdisp -a'), /webapp +userApp +Online +Online !!/],
  ['maintenance-mode', 'web', 0, on('web1', 'hvdisp -a'), /Maintenance-Online/],
  ['shutdown-priority-set', 'db', 0, section('db1', 'node', 'rms-settings'), /ShutdownPriority 10/],
  ['foreign-resource', 'hosts', 0, on('kvm-c', 'hvdisp -a'), /Fsystem000_hostnet/],
];

test.each(SHOWS)(
  '%s of %s shows over the wire, not before and not after',
  async (kind, target, seconds, probe, sign) => {
    expect(await probe()).not.toMatch(sign);
    await site.ask('inject', { kind, target });
    await site.ask('clock.advance', { ms: seconds * 1_000 });
    expect(await probe()).toMatch(sign);
    await site.ask('clear', { kind, target });
    await site.ask('clock.advance', { ms: 120_000 });
    expect(await probe()).not.toMatch(sign);
  },
);

test('what is missing is missing: agents towards the others, a node in CF, a line of kvmguests.conf', async () => {
  await site.ask('inject', { kind: 'agent-missing', target: 'web1' });
  expect(await on('web1', 'sudo -n sdtool -s')()).not.toContain('web2');
  await site.ask('clear', { kind: 'agent-missing', target: 'web1' });
  await site.ask('inject', { kind: 'node-missing-in-cf', target: 'web' });
  expect(await on('web1', 'cftool -n')()).not.toContain('web2');
  await site.ask('clear', { kind: 'node-missing-in-cf', target: 'web' });
  const digests = () => Promise.all(['kvm-c', 'kvm-d'].map((host) => section(host, 'host', 'kvmguests')()));
  const [c, d] = await digests();
  expect(c).toBe(d);
  await site.ask('inject', { kind: 'kvmguests-different', target: 'kvm-d' });
  expect((await digests())[1]).not.toBe(d);
  await site.ask('clear', { kind: 'kvmguests-different', target: 'kvm-d' });
});

test('admin LAN cut: its doors say nothing; a skewed clock is 90 s ahead; a slow disk answers late', async () => {
  await site.ask('inject', { kind: 'admin-lan-cut', target: 'kvm-a' });
  expect((await ssh(site, 'kvm-a', 'hostname', 1_000)).code).toBe(124);
  await site.ask('clear', { kind: 'admin-lan-cut', target: 'kvm-a' });
  expect((await ssh(site, 'kvm-a', 'hostname')).stdout).toBe('kvm-a\n');
  const clockOf = async (node: string) => Number(await section(node, 'node', 'clock')()) * 1_000;
  await site.ask('inject', { kind: 'clock-skew', target: 'web1' });
  const [skewed, right] = [await clockOf('web1'), await clockOf('web2')];
  expect(skewed - right).toBeGreaterThan(80_000);
  expect(skewed - right).toBeLessThanOrEqual(90_000);
  await site.ask('clear', { kind: 'clock-skew', target: 'web1' });
  await site.ask('inject', { kind: 'slow-disk', target: 'web2' });
  const began = performance.now();
  await ssh(site, 'web2', 'hostname');
  expect(performance.now() - began).toBeGreaterThan(1_500);
  await site.ask('clear', { kind: 'slow-disk', target: 'web2' });
});

test('hosts of configuration C answer as CF nodes, with what belongs on a host', async () => {
  expect(await on('kvm-c', 'cftool -n')()).toMatch(/kvm-c 1 +UP[^]*kvm-d 2 +UP/);
  expect(await on('kvm-c', 'hvdisp -a')()).toMatch(/Gls000_hostnet +gRes +(Online|Standby)/);
  expect(await on('kvm-d', 'sudo -n sdtool -s')()).toMatch(/kvm-c .*SA_ipmi[^]*SA_lkcd/);
  expect(await section('kvm-c', 'node', 'cftool-l')()).toMatch(/kvm-c +1 +UP/);
  expect(await on('kvm-c', 'cat /etc/sysconfig/libvirt-guests')()).toContain('ON_SHUTDOWN=shutdown');
});

test('VMware: two nodes answer over SSH with SA_icmp, their hosts have no door', async () => {
  const { machines, hosts, clusters } = await site.ask('describe', {});
  expect(hosts.filter(({ kind }) => kind === 'esxi').map(({ name }) => name)).toEqual(['esx-1', 'esx-2']);
  expect(machines.some(({ name }) => name.startsWith('esx'))).toBe(false);
  expect(clusters.find(({ name }) => name === 'vmw')).toMatchObject({
    configuration: 'V',
    nodes: ['vmw1', 'vmw2'],
  });
  expect(await on('vmw1', 'cftool -n')()).toMatch(/vmw1 +1 +UP[^]*vmw2 +2 +UP/);
  expect(await on('vmw1', 'sudo -n sdtool -s')()).toContain('SA_icmp');
});

test('cftool -k talks as a program does, over SSH', async () => {
  await site.ask('inject', { kind: 'guest-off-not-proven', target: 'web1' });
  await site.ask('clock.advance', { ms: 200_000 });
  const text = await new Promise<string>((done) => {
    const child = spawn('ssh', ['-F', site.sshConfig, '-o', 'BatchMode=yes', 'web2', 'sudo -n cftool -k']);
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const before = said;
      said += chunk.toString();
      if (!before.includes('number: ') && said.includes('number: ')) child.stdin.write('1\n');
      if (!before.includes('node #1: ') && said.includes('node #1: ')) child.stdin.write('web1\n');
    });
    child.once('close', (code) => {
      done(`${said}exit ${String(code)}`);
    });
  });
  expect(text).toMatch(/node web1 is down\nexit 0$/);
  expect(await on('web2', 'cftool -n')()).toMatch(/web1 .*DOWN/);
  await site.ask('clear', { kind: 'guest-off-not-proven', target: 'web1' });
  await site.ask('clock.advance', { ms: 60_000 });
});

test('at speed 60 the CF timeout passes in a moment of real time', async () => {
  expect(await site.ask('clock.speed', { factor: 60 })).toMatchObject({ speed: 60, rate: 1 });
  await site.ask('inject', { kind: 'node-left-cluster', target: 'web1' });
  // At the usual speed it would take 10 s.
  await expect.poll(on('web2', 'cftool -n'), { timeout: 9_000 }).toMatch(/web1 .*LEFTCLUSTER/);
  await site.ask('clear', { kind: 'node-left-cluster', target: 'web1' });
  await expect.poll(on('web2', 'cftool -n'), { timeout: 9_000 }).toMatch(/web1 .*UP/);
  await site.ask('clock.speed', { factor: 1 });
});
