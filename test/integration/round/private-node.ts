import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A node as the round finds it: files by absolute path below /opt, /etc/opt, /usr/local and /etc/sudoers.d. */
export interface PrivateNode {
  /** Shell text of a command in /opt/SMAW/bin. */
  readonly commands?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  /** Who logs in; `nodeward` is an unprivileged account that exists only here. */
  readonly login: 'root' | 'nodeward';
}

export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  readonly ms: number;
}

const UID = '64242';
const PLACES = ['/opt', '/etc/opt', '/usr/local', '/etc/sudoers.d'];
const ACCOUNTS = [
  ['/etc/passwd', `nodeward:x:${UID}:${UID}::/nonexistent:/bin/sh\n`],
  ['/etc/group', `nodeward:x:${UID}:\n`],
  ['/etc/shadow', 'nodeward:*:19000:0:99999:7:::\n'],
] as const;

/**
 * Runs a command in a mount namespace of its own, where the places above hold nothing but what `node`
 * says, with the machine's real sh, awk, timeout and sudo. Nothing of it is seen outside.
 */
export async function runOnNode(node: PrivateNode, argv: readonly string[]): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'nodeward-round-'));
  try {
    chmodSync(folder, 0o755);
    furnish(folder, node);
    const started = performance.now();
    const ended = await run('unshare', ['-m', '/bin/sh', '-c', enter(folder, node), 'enter', ...argv]);
    return { ...ended, ms: performance.now() - started };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function furnish(folder: string, { commands = {}, files = {} }: PrivateNode): void {
  for (const place of PLACES) mkdirSync(join(folder, place), { recursive: true });
  for (const [name, text] of Object.entries(commands)) {
    put(join(folder, '/opt/SMAW/bin', name), `#!/bin/sh\n${text}\n`, 0o755);
  }
  for (const [path, text] of Object.entries(files)) put(join(folder, path), text, modeOf(path));
  for (const [path, line] of ACCOUNTS) {
    cpSync(path, join(folder, path));
    writeFileSync(join(folder, path), readFileSync(path, 'utf8') + line);
  }
  put(
    join(folder, 'etc/sudoers'),
    'Defaults env_reset\nroot ALL=(ALL:ALL) ALL\n@includedir /etc/sudoers.d\n',
    0o440,
  );
}

function put(path: string, text: string, mode: number): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  writeFileSync(path, text);
  chmodSync(path, mode);
}

function modeOf(path: string): number {
  if (path.startsWith('/etc/sudoers.d/')) return 0o440;
  return path.startsWith('/usr/local/') ? 0o755 : 0o600;
}

function enter(folder: string, { login }: PrivateNode): string {
  const places = [...PLACES, ...ACCOUNTS.map(([path]) => path), '/etc/sudoers'];
  const mounts = places.map((place) => `mount --bind '${folder}${place}' '${place}'`);
  const asUser = `setpriv --reuid ${UID} --regid ${UID} --clear-groups`;
  return [
    'set -e',
    ...mounts,
    `cd /; exec ${login === 'root' ? '' : asUser} env -i PATH=/usr/bin:/bin "$@"`,
  ].join('\n');
}

async function run(program: string, args: readonly string[]): Promise<Omit<Ended, 'ms'>> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => err.push(bytes));
  const exitCode = await new Promise<number>((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => {
      done(code ?? -1);
    });
  });
  return { stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), exitCode };
}
