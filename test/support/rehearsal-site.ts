import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  rehearsalReadySchema,
  type RehearsalInput,
  type RehearsalOutput,
  type RehearsalQuestion,
} from '../../src/shared/contract/rehearsal.ts';
import { systemClock } from '../../src/main/platform/clock.ts';
import { RehearsalControl } from '../../src/main/sources/rehearsal-control/rehearsal-control.ts';
import { programEntry } from './program-entry.ts';

export interface RehearsalTestOptions {
  readonly hosts?: number;
  readonly guests?: number;
  readonly nodes?: number;
  readonly esxi?: number;
  readonly seed?: number;
  readonly unmarked?: number;
  readonly controlled?: number;
  readonly rate?: number;
}

export interface RehearsalTestSite {
  /** Everything of the run: keys, ssh_config, sockets. Removed by `stop`. */
  readonly dir: string;
  /** The inventory, for `sites/` or for reading. */
  readonly siteFile: string;
  /** Path of the control socket. */
  readonly control: string;
  readonly sshConfig: string;
  readonly pid: number;
  /** From the start of the process until it can be used. */
  readonly startMs: number;
  /** Asks over the control socket; throws when the answer is no. */
  readonly ask: <Q extends RehearsalQuestion>(
    question: Q,
    input: RehearsalInput<Q>,
  ) => Promise<RehearsalOutput<Q>>;
  /** The two sockets of a host's libvirt. */
  readonly libvirt: (host: string) => { readonly socket: string; readonly readOnlySocket: string };
  readonly stop: () => Promise<void>;
}

/** Starts a rehearsal site as the process that it is in the product. It ends with the test's process. */
export async function startRehearsal(options: RehearsalTestOptions = {}): Promise<RehearsalTestSite> {
  const began = performance.now();
  const dir = await mkdtemp(join(tmpdir(), 'nw-reh-'));
  const sizes = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(
    process.execPath,
    [programEntry('rehearsal'), '--run', dir, '--with-parent', ...sizes],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const exited = new Promise<void>((done) =>
    child.once('exit', () => {
      done();
    }),
  );
  const line = await Promise.race([
    new Promise<string>((done) => createInterface({ input: child.stdout }).once('line', done)),
    exited.then(() => ''),
  ]);
  if (line === '') {
    await rm(dir, { recursive: true, force: true });
    throw new Error('The rehearsal site ended before it was ready');
  }
  const ready = rehearsalReadySchema.parse(JSON.parse(line));
  const startMs = performance.now() - began;
  const never = new AbortController().signal;
  const clock = { clock: systemClock, timeoutMs: 20_000 };
  const connected = await RehearsalControl.connect(ready.control, clock, never);
  if (!connected.ok) throw new Error(`No control socket: ${JSON.stringify(connected.error)}`);
  const control = connected.value;
  return {
    dir,
    startMs,
    siteFile: ready.siteFile,
    control: ready.control,
    sshConfig: join(dir, 'ssh_config'),
    pid: child.pid ?? 0,
    ask: async (question, input) => {
      const answer = await control.ask(question, input, never);
      if (!answer.ok) throw new Error(`${question}: ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
    libvirt: (host) => ({
      socket: join(dir, 'hosts', host, 'libvirt-sock'),
      readOnlySocket: join(dir, 'hosts', host, 'libvirt-sock-ro'),
    }),
    stop: async () => {
      control.close();
      child.stdin.end();
      child.kill('SIGTERM');
      await exited;
      await rm(dir, { recursive: true, force: true });
    },
  };
}
