import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

export interface LabSshdOptions {
  /** Types of the server's own keys, in sshd's order. Default: ed25519. */
  readonly hostKeyTypes?: readonly KeyType[];
  /** Lines of sshd_config that go before everything else, so that they win. */
  readonly config?: readonly string[];
  /** A folder that this server sees as `/run/libvirt`, with a real daemon's sockets. */
  readonly libvirtRun?: string;
  /** Programs of the machine, by their real paths, that are not there for who logs in here. */
  readonly without?: readonly string[];
}

export type KeyType = 'ed25519' | 'rsa' | 'ecdsa';

export interface LabKey {
  readonly file: string;
  /** `type base64`, without a comment. */
  readonly publicLine: string;
}

export interface LabSshd {
  readonly port: number;
  readonly hostKeys: readonly LabKey[];
  /** Keys that may log in as root and as `lab`: plain ones and one with a passphrase. */
  readonly userKeys: { readonly plain: LabKey; readonly rsa: LabKey; readonly encrypted: LabKey };
  readonly passphrase: string;
  /** Lines for a known_hosts file that vouch for this server. */
  readonly knownHostsLine: string;
  readonly configFile: string;
  readonly folder: string;
  /** What this server (alone) sees as `/run`: make sockets here that it is to find there. */
  readonly run: string;
  readonly stop: () => Promise<void>;
}

/** A user without any rights, known to this server alone. */
export const LAB_USER = 'lab';
const PASSPHRASE = 'correct horse battery';

/** Makes a key pair in a file; `passphrase` '' leaves it open. */
export function makeKey(file: string, type: KeyType, passphrase = ''): LabKey {
  execFileSync('ssh-keygen', ['-q', '-t', type, '-N', passphrase, '-C', '', '-f', file]);
  return { file, publicLine: readFileSync(`${file}.pub`, 'utf8').trim() };
}

const START = `
mount --bind "$1/run" /run &&
mount --bind "$1/home" "$2" &&
mount --bind "$1/passwd" /etc/passwd &&
if [ -n "$3" ]; then mkdir -p /run/libvirt && mount --bind "$3" /run/libvirt; fi &&
folder=$1 && shift 3 &&
for program; do mount --bind "$folder/no-program" "$program" || exit 1; done &&
exec /usr/sbin/sshd -D -e -f "$folder/sshd_config"`;

/**
 * A real sshd on a free port of 127.0.0.1 with keys and configuration of its own. It runs in a mount namespace whose
 * `/run` and home folder are its own, so it meets neither the machine's daemons nor anybody's shell start files.
 * Needs root.
 */
export async function startSshd(options: LabSshdOptions = {}): Promise<LabSshd> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nodeward-sshd-'));
  const run = path.join(folder, 'run');
  mkdirSync(path.join(run, 'sshd'), { recursive: true, mode: 0o755 });
  chmodSync(folder, 0o755);
  const port = await freePort();
  const hostKeys = (options.hostKeyTypes ?? ['ed25519']).map((type) =>
    makeKey(path.join(folder, `host_${type}`), type),
  );
  const userKeys = {
    plain: makeKey(path.join(folder, 'user_plain'), 'ed25519'),
    rsa: makeKey(path.join(folder, 'user_rsa'), 'rsa'),
    encrypted: makeKey(path.join(folder, 'user_encrypted'), 'ed25519', PASSPHRASE),
  };
  const authorized = path.join(folder, 'authorized_keys');
  writeFileSync(
    authorized,
    `${Object.values(userKeys)
      .map((key) => key.publicLine)
      .join('\n')}\n`,
  );
  const configFile = path.join(folder, 'sshd_config');
  writeFileSync(configFile, sshdConfig(options, { port, hostKeys, authorized, folder }));
  mkdirSync(path.join(folder, 'home'));
  const passwd = readFileSync('/etc/passwd', 'utf8');
  writeFileSync(path.join(folder, 'passwd'), `${passwd}${LAB_USER}:x:23456:23456::/:/bin/sh\n`);
  writeFileSync(path.join(folder, 'no-program'), '', { mode: 0o644 });
  const { libvirtRun = '', without = [] } = options;
  // The home that sshd gives, whatever HOME says here.
  const { homedir } = userInfo();
  const child = spawn('unshare', ['-m', 'sh', '-c', START, 'sh', folder, homedir, libvirtRun, ...without], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await untilItListens(child, port);
  return {
    port,
    hostKeys,
    userKeys,
    passphrase: PASSPHRASE,
    knownHostsLine: hostKeys.map((key) => `[127.0.0.1]:${String(port)} ${key.publicLine}`).join('\n'),
    configFile,
    folder,
    run,
    stop: () => stopSshd(child, folder),
  };
}

interface Surroundings {
  readonly port: number;
  readonly hostKeys: readonly LabKey[];
  readonly authorized: string;
  readonly folder: string;
}

function sshdConfig({ config = [] }: LabSshdOptions, around: Surroundings): string {
  const lines = [
    ...config,
    `Port ${String(around.port)}`,
    'ListenAddress 127.0.0.1',
    ...around.hostKeys.map((key) => `HostKey ${key.file}`),
    `AuthorizedKeysFile ${around.authorized}`,
    `PidFile ${path.join(around.folder, 'sshd.pid')}`,
    'UsePAM no',
    'StrictModes no',
    'PermitRootLogin prohibit-password',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'LogLevel ERROR',
  ];
  return `${lines.join('\n')}\n`;
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

async function untilItListens(child: ChildProcess, port: number): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`sshd did not start: ${said}`);
    if (await answers(port)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  child.kill();
  throw new Error(`sshd does not listen: ${said}`);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

async function stopSshd(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill();
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}
