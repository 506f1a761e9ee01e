import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** What is asked of both clients: the same daemon, the same groups and flags. */
export interface Question {
  readonly socket: string;
  /** As the daemon knows it: `qemu:///system`. */
  readonly uri: string;
  readonly groups: number;
  readonly flags: number;
}

const roundSchema = z.object({
  wallMs: z.number(),
  cpuMs: z.number(),
  domains: z.number(),
  /** None of an answer that was made from more than one. */
  fields: z.number().optional(),
  firstByteMs: z.number().default(Number.NaN),
  lastByteMs: z.number().default(Number.NaN),
});

/** One bulk call; `cpuMs` of the client's whole process, all threads. */
export type Round = z.infer<typeof roundSchema>;

/** A client in its own process, with its connection open. */
export interface Peer {
  readonly round: (product: string) => Promise<Round>;
  readonly stop: () => Promise<void>;
}

export function ourPeer({ socket, uri, groups, flags }: Question): Peer {
  const script = path.join(import.meta.dirname, 'libvirt-peer.ts');
  return peer(process.execPath, [script, socket, uri, String(groups), String(flags)]);
}

export function pythonPeer({ socket, uri, groups, flags }: Question): Peer {
  const script = path.join(import.meta.dirname, 'libvirt-peer.py');
  const whole = `${uri.replace('://', '+unix://')}?socket=${socket}`;
  return peer('/usr/bin/python3', [script, whole, String(groups), String(flags)]);
}

function peer(command: string, args: readonly string[]): Peer {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const round = async (product: string) => {
    child.stdin.write(`${product}\n`);
    const line = await lines.next();
    if (line.done === true) throw new Error(`${command} ended early`);
    return roundSchema.parse(JSON.parse(line.value));
  };
  const stop = async () => {
    child.stdin.end();
    await exited;
  };
  return { round, stop };
}
