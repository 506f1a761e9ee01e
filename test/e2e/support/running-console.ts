import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Fault } from '../../../src/shared/contract/rehearsal.ts';
import { systemClock } from '../../../src/main/platform/clock.ts';
import { RehearsalControl } from '../../../src/main/sources/rehearsal-control/rehearsal-control.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const CLI = path.join(ROOT, 'out/main/cli.js');
const never = new AbortController().signal;

export interface RunningConsole {
  readonly folder: string;
  readonly origin: string;
  /** The link that lets one browser in, once. */
  readonly link: string;
  /** Injects a fault, or takes it back. */
  readonly fault: (what: 'inject' | 'clear', fault: Fault) => Promise<void>;
  /** Path of a rehearsal host's libvirt socket. */
  readonly libvirt: (host: string) => Promise<string>;
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** `nodeward serve`, built, as a user starts it, in folders of its own. */
export async function startConsole(options: readonly string[], folder?: string): Promise<RunningConsole> {
  const home = folder ?? (await mkdtemp(path.join(tmpdir(), 'nw-e2e-')));
  const env = {
    ...process.env,
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, 'config'),
    XDG_DATA_HOME: path.join(home, 'data'),
  };
  const listen = options.includes('--listen') ? [] : ['--listen', '127.0.0.1:0'];
  const whose = options.includes('--operator') ? [] : ['--window'];
  const child = spawn(process.execPath, [CLI, 'serve', ...whose, ...listen, ...options], {
    cwd: home,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const first = await firstLink(child);
  return {
    folder: home,
    origin: new URL(first).origin,
    link: first,
    fault: async (what, fault) => {
      const run = await rehearsalFolder(home);
      const timing = { clock: systemClock, timeoutMs: 10_000 };
      const control = await RehearsalControl.connect(path.join(run, 'control.sock'), timing, never);
      if (!control.ok) throw new Error(JSON.stringify(control.error));
      const answer = await control.value.ask(what, fault, never);
      control.value.close();
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    },
    libvirt: async (host) => path.join(await rehearsalFolder(home), 'hosts', host, 'libvirt-sock'),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      await rm(home, { recursive: true, force: true });
    },
  };
}

function firstLink(child: ChildProcess): Promise<string> {
  const { stdout } = child;
  if (stdout === null) throw new Error('No output');
  return new Promise((done, failed) => {
    createInterface({ input: stdout }).on('line', (line) => {
      const link = /http:\/\/\S+token=\S+/.exec(line)?.[0];
      if (link !== undefined) done(link);
    });
    child.once('exit', () => failed(new Error('The console ended before it could be opened')));
  });
}

async function rehearsalFolder(home: string): Promise<string> {
  const files = await readdir(home, { recursive: true });
  const found = files.find((file) => file.endsWith('rehearsal.yaml'));
  if (found === undefined) throw new Error('No rehearsal site runs here');
  return path.dirname(path.join(home, found));
}
