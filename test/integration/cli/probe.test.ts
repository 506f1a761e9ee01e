import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { LAB_USER, makeKey, startSshd, type LabSshd } from '../../support/lab-sshd.ts';
import { startRehearsal, type RehearsalTestSite } from '../../support/rehearsal-site.ts';
import { Desk } from '../ssh/ssh-client.ts';
import { programEntry } from '../../support/program-entry.ts';

let sshd: LabSshd;
let site: RehearsalTestSite;
let desk: Desk;
const servers: Server[] = [];

beforeAll(async () => {
  [sshd, site] = await Promise.all([startSshd(), startRehearsal()]);
});
afterAll(async () => {
  await Promise.all([sshd.stop(), site.stop()]);
});
beforeEach(() => {
  desk = new Desk();
  desk.write('known_hosts', `${sshd.knownHostsLine}\n`);
});
afterEach(() => {
  desk.clear();
  for (const server of servers.splice(0)) server.close();
  rmSync(path.join(sshd.run, 'libvirt'), { recursive: true, force: true });
});

async function listening(server: Server, place: string | number): Promise<void> {
  servers.push(server);
  await new Promise<void>((done) => {
    if (typeof place === 'string') server.listen(place, done);
    else server.listen(place, '127.0.0.1', done);
  });
}

/** Where sshd's machine has its libvirt socket, a simulated host's daemon answers. */
async function libvirtThere(): Promise<void> {
  const folder = path.join(sshd.run, 'libvirt');
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const daemon = createServer((socket) => {
    socket.pipe(connect(site.libvirt('kvm-a').readOnlySocket)).pipe(socket);
    socket.on('error', () => socket.destroy());
  });
  await listening(daemon, path.join(folder, 'libvirt-sock-ro'));
  chmodSync(path.join(folder, 'libvirt-sock-ro'), 0o777);
}

function configure({ port = sshd.port, user = 'root', key = sshd.userKeys.plain.file }, ...more: string[]) {
  const entry = ['HostName 127.0.0.1', `Port ${String(port)}`, `User ${user}`, `IdentityFile ${key}`];
  desk.write('config', ['Host kvm1', ...entry, ...more].join('\n '));
}

/** The command itself, as its own program, with nobody at its terminal. */
function probe(): Promise<{ readonly status: number; readonly out: string }> {
  const { promise, resolve } = Promise.withResolvers<{ readonly status: number; readonly out: string }>();
  const env = { PATH: process.env['PATH'], HOME: desk.home };
  execFile(process.execPath, [programEntry('cli'), 'probe', 'kvm1'], { env }, (error, stdout) => {
    resolve({ status: error === null ? 0 : Number(error.code ?? -1), out: stdout });
  }).stdin?.end();
  return promise;
}

const stepsOf = (out: string, outcome: 'passed' | 'failed' | 'skipped') =>
  out
    .split('\n')
    .flatMap((line) => (line.startsWith(outcome) ? [line.slice(9, 27).replace(/ \(.*/, '').trim()] : []));

test('a host that is as it should be passes, and the command ends with 0', async () => {
  await libvirtThere();
  configure({});
  const { status, out } = await probe();
  expect(stepsOf(out, 'failed')).toEqual([]);
  expect(stepsOf(out, 'passed')).toEqual(['Name and address', 'Connection', 'Host key', 'Login', 'libvirt']);
  expect(out).toMatch(/^passed +Login +root /m);
  expect(out).toMatch(/^passed +libvirt +QEMU, libvirt .*, kvm-a /m);
  expect(status).toBe(0);
});

test('a host without a libvirt daemon fails there alone', async () => {
  configure({});
  const { status, out } = await probe();
  expect(stepsOf(out, 'failed')).toEqual(['libvirt']);
  expect(status).toBe(1);
});

test('a key that nobody has vouched for is shown, with what to compare it with', async () => {
  desk.write('known_hosts', '');
  configure({});
  const { status, out } = await probe();
  expect(stepsOf(out, 'failed')).toEqual(['Host key']);
  expect(stepsOf(out, 'skipped')).toContain('Login');
  expect(out).toMatch(/The host key is not known: SHA256:/);
  expect(out).toContain('Compare the fingerprint with the machine’s own');
  expect(status).toBe(1);
});

test('a key that is another than before stops everything', async () => {
  const { publicLine } = makeKey(desk.file('other'), 'ed25519');
  desk.write('known_hosts', `[127.0.0.1]:${String(sshd.port)} ${publicLine}\n`);
  configure({});
  const { status, out } = await probe();
  expect(stepsOf(out, 'failed')).toEqual(['Host key']);
  expect(out).toMatch(/The host key has changed: SHA256:/);
  expect(out).toContain('Then remove the old line from known_hosts');
  expect(status).toBe(1);
});

test('a refused login says with what it was tried and where the key belongs', async () => {
  const stranger = makeKey(desk.file('stranger'), 'ed25519');
  configure({ key: stranger.file });
  const { status, out } = await probe();
  expect(stepsOf(out, 'passed')).toEqual(['Name and address', 'Connection', 'Host key']);
  expect(stepsOf(out, 'failed')).toEqual(['Login']);
  expect(out).toContain('Login as root was refused');
  expect(out).toContain(stranger.file);
  expect(out).toContain('Put the public key into authorized_keys of that user');
  expect(status).toBe(1);
});

test('a key whose passphrase nobody is there to give says how it can be given', async () => {
  configure({ key: sshd.userKeys.encrypted.file });
  const { status, out } = await probe();
  expect(stepsOf(out, 'failed')).toEqual(['Login']);
  expect(out).toContain('load the key with ssh-add');
  expect(status).toBe(1);
});

test.each(['root', LAB_USER])('for %s a host that is no cluster node lacks nothing', async (user) => {
  await libvirtThere();
  configure({ user });
  const { status, out } = await probe();
  expect(stepsOf(out, 'skipped')).toEqual(['PRIMECLUSTER', 'sudo']);
  expect(status).toBe(0);
});

/** RMS's command is there, so that the machine is a cluster node; what needs root is not reached. */
function rmsThere(): void {
  const bin = path.join(sshd.folder, 'opt/SMAW/bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(path.join(bin, 'hvdisp'), '#!/bin/sh\necho "RMS is not running." >&2\nexit 1\n', {
    mode: 0o755,
  });
  const pid = readFileSync(path.join(sshd.folder, 'sshd.pid'), 'utf8').trim();
  const bind = ['mount', '--bind', path.join(sshd.folder, 'opt'), '/opt'];
  execFileSync('nsenter', ['-t', pid, '-m', ...bind]);
}

test('a login that sudo allows nothing fails at sudo, with where the lines to add are', async () => {
  await libvirtThere();
  rmsThere();
  configure({ user: LAB_USER });
  const { status, out } = await probe();
  expect(stepsOf(out, 'failed')).toEqual(['sudo']);
  expect(out).toMatch(/not allowed: .*sudo/);
  expect(out).toContain('Add the sudoers lines from the README on that machine.');
  expect(status).toBe(1);
});

test('a server that takes the connection and says nothing is given up', async () => {
  const silent = createServer();
  await listening(silent, 0);
  const { port } = silent.address() as AddressInfo;
  configure({ port }, 'ConnectTimeout 1');
  const { status, out } = await probe();
  expect(stepsOf(out, 'failed')).toEqual(['Connection']);
  expect(out).toContain('No answer within 1 s');
  expect(out).toContain('The machine accepts connections but does not answer in time.');
  expect(status).toBe(1);
});

test('a port where nobody listens is no connection', async () => {
  configure({ port: 1 });
  const { status, out } = await probe();
  expect(stepsOf(out, 'failed')).toEqual(['Connection']);
  expect(out).toContain('Check the address, the name service and whether a firewall');
  expect(status).toBe(1);
});
