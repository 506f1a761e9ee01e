import { execFile, spawn } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RehearsalTestSite } from './rehearsal-site.ts';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end; 124 when it had to be stopped after `timeoutMs`. */
export function run(program: string, args: readonly string[], timeoutMs = 15_000): Promise<Ended> {
  return new Promise((done) => {
    execFile(program, args, { timeout: timeoutMs, maxBuffer: 64e6 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.killed === true ? 124 : Number(error.code ?? 255);
      done({ code, stdout, stderr });
    });
  });
}

/** OpenSSH's own client, with nothing but the rehearsal's configuration. */
export const ssh = (
  site: RehearsalTestSite,
  machine: string,
  command: string,
  timeoutMs?: number,
): Promise<Ended> => run('ssh', ['-F', site.sshConfig, '-o', 'BatchMode=yes', machine, command], timeoutMs);

/** Debian's virsh on one of a host's sockets. On the read-only one it is not told so: the daemon must refuse. */
export function virsh(
  site: RehearsalTestSite,
  host: string,
  args: readonly string[],
  socket: 'socket' | 'readOnlySocket' = 'socket',
): Promise<Ended> {
  return run('virsh', ['-c', `qemu+unix:///system?socket=${site.libvirt(host)[socket]}`, ...args]);
}

/** A program called `ssh` that uses the rehearsal's configuration, for libvirt's `command=`. */
export async function sshWrapper(site: RehearsalTestSite): Promise<string> {
  const file = join(site.dir, 'ssh-wrapper');
  await writeFile(file, `#!/bin/sh\nexec ssh -F '${site.sshConfig}' "$@"\n`);
  await chmod(file, 0o700);
  return file;
}

/** Collects what a long-running program prints, until it is stopped. */
export function follow(program: string, args: readonly string[]) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return {
    text: () => text,
    stop: () =>
      new Promise<void>((done) => {
        child.once('exit', () => {
          done();
        });
        child.kill('SIGTERM');
      }),
  };
}

/** Waits until something holds; the last value is in the error when it never does. */
export async function until<T>(
  ask: () => T | Promise<T>,
  holds: (value: T) => boolean,
  timeoutMs = 10_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await ask();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`Never came: ${JSON.stringify(value)}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
