import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makePki } from './lab-pki.ts';
import type { LabPki } from './lab-pki.ts';

const run = promisify(execFile);

/** A real libvirtd of our own, with its private /run, /etc/libvirt, /var/lib/libvirt and so on. Needs root. */
export interface LabLibvirtd {
  readonly socket: string;
  readonly readOnlySocket: string;
  readonly tcpPort: number;
  readonly tlsPort: number;
  readonly pki: LabPki;
  /** A folder that the daemon and its guests see under the same name. */
  readonly folder: string;
  readonly pid: number;
  /** Runs virsh against this daemon and gives its stdout; `hypervisor` is `qemu:///system` unless told. */
  readonly virsh: (args: readonly string[], hypervisor?: string) => Promise<string>;
  /** Words to put before a command so that it finds this daemon at libvirt's usual paths. */
  readonly inside: readonly string[];
  /** Ends the guests, the daemon, and removes the folder. */
  readonly stop: () => Promise<void>;
}

/** What the daemon insists on, and where its private copy lies. */
const PRIVATE = {
  run: '/run',
  etc: '/etc/libvirt',
  lib: '/var/lib/libvirt',
  cache: '/var/cache/libvirt',
  log: '/var/log/libvirt',
} as const;

export async function startLibvirtd(): Promise<LabLibvirtd> {
  const folder = await mkdtemp('/tmp/lab-libvirtd-');
  const socket = join(folder, 'run/libvirt/libvirt-sock');
  for (const name of Object.keys(PRIVATE)) await mkdir(join(folder, name));
  await mkdir(join(folder, 'run/libvirt'));
  const pki = await makePki(folder);
  const [tcpPort, tlsPort] = await freePorts();
  await writeFile(join(folder, 'libvirtd.conf'), daemonSettings(folder, pki, tcpPort, tlsPort));
  await writeFile(join(folder, 'etc/qemu.conf'), QEMU_SETTINGS);
  const daemon = spawn(
    'setpriv',
    ['--pdeathsig', 'TERM', 'unshare', '-m', 'sh', '-ec', startScript(folder)],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  await untilAnswers(socket, daemon, folder).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  const pid = daemon.pid!;
  const virsh = async (args: readonly string[], hypervisor = 'qemu:///system') => {
    const uri = `${hypervisor.replace('://', '+unix://')}?socket=${socket}`;
    const { stdout } = await run('virsh', ['-q', '-c', uri, ...args], { maxBuffer: 1 << 26, env: PLAIN });
    return stdout;
  };
  const inside = ['nsenter', '-t', String(pid), '-m', '--'];
  const stop = async () => {
    await killGuests(folder);
    await ended(daemon);
    await rm(folder, { recursive: true, force: true });
  };
  return { socket, readOnlySocket: `${socket}-ro`, tcpPort, tlsPort, pki, folder, pid, virsh, inside, stop };
}

/** virsh must speak English, and must not read the caller's own settings. */
const PLAIN = { PATH: process.env['PATH'], LC_ALL: 'C', HOME: '/nonexistent' };

function startScript(folder: string): string {
  const mounts = Object.entries(PRIVATE).map(([name, path]) => `mount --bind ${join(folder, name)} ${path}`);
  return ['mount --make-rprivate /', ...mounts, `exec libvirtd -l -f ${folder}/libvirtd.conf`].join('\n');
}

const QEMU_SETTINGS = `
user = "root"
group = "root"
security_driver = "none"
cgroup_controllers = [ ]
namespaces = [ ]
stdio_handler = "file"
remember_owner = 0
`;

const daemonSettings = (folder: string, pki: LabPki, tcpPort: number, tlsPort: number): string => `
listen_addr = "127.0.0.1"
listen_tcp = 1
listen_tls = 1
tcp_port = "${String(tcpPort)}"
tls_port = "${String(tlsPort)}"
ca_file = "${pki.ca}"
cert_file = "${pki.server.certificate}"
key_file = "${pki.server.key}"
auth_unix_ro = "none"
auth_unix_rw = "none"
auth_tcp = "none"
auth_tls = "none"
unix_sock_ro_perms = "0777"
log_outputs = "3:file:${folder}/libvirtd.log"
`;

/** Two at a time, so that they differ. */
async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()] as const;
  const ports: number[] = [];
  for (const server of servers) {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    ports.push((server.address() as AddressInfo).port);
  }
  for (const server of servers) await new Promise((done) => server.close(done));
  return [ports[0]!, ports[1]!];
}

async function untilAnswers(socket: string, daemon: ChildProcess, folder: string): Promise<void> {
  const said: string[] = [];
  daemon.stderr?.on('data', (text: Buffer) => said.push(text.toString()));
  for (let tries = 0; tries < 300; tries++) {
    if (await answers(socket)) return;
    if (daemon.exitCode !== null) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  daemon.kill('SIGKILL');
  const log = await readFile(join(folder, 'libvirtd.log'), 'utf8').catch(() => '');
  throw new Error(`libvirtd did not start:\n${said.join('')}\n${log}`);
}

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = connect({ path });
    probe.on('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.on('error', () => {
      resolve(false);
    });
  });

/** Guests outlive their daemon; libvirt notes their process numbers. */
async function killGuests(folder: string): Promise<void> {
  const notes = join(folder, 'run/libvirt/qemu');
  const names = await readdir(notes).catch(() => []);
  for (const name of names.filter((each) => each.endsWith('.pid'))) {
    const pid = Number(await readFile(join(notes, name), 'utf8'));
    if (pid > 1) killQuietly(pid);
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function ended(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const tooSlow = setTimeout(() => daemon.kill('SIGKILL'), 5_000);
    daemon.on('exit', () => {
      clearTimeout(tooSlow);
      resolve();
    });
    daemon.kill('SIGTERM');
  });
}
