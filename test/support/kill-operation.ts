import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { KillOrder } from './kill-order.ts';
import type { RehearsalTestSite } from './rehearsal-site.ts';

const ENTRY = path.join(import.meta.dirname, 'killed-operator.ts');

export interface Killed {
  /** Every state that was entered, in order, the fatal one last; all of them when it was never entered. */
  readonly entered: readonly string[];
  readonly wasKilled: boolean;
}

/** Runs an operation in a process of its own on a folder that nobody holds, and has it killed when it enters a state. */
export async function killOperationAt(
  order: KillOrder,
  meanwhile: (at: string) => Promise<void> = () => Promise.resolve(),
): Promise<Killed> {
  const child = spawn(process.execPath, [ENTRY, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<string | null>((done) => child.once('close', (_, signal) => done(signal)));
  const entered: string[] = [];
  const around: Promise<void>[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    entered.push(line);
    around.push(meanwhile(line));
  });
  const wasKilled = (await exited) === 'SIGKILL';
  await Promise.all(around);
  return { entered, wasKilled };
}

/** Every changing command and libvirt procedure that the machines of the site have had so far, in their order there. */
export async function changesOf({ site }: { readonly site: RehearsalTestSite }): Promise<readonly string[]> {
  const { machines } = await site.ask('counts', {});
  return machines.flatMap(({ name, changingProcedures, changingCommands }) =>
    [...changingCommands, ...changingProcedures.map(String)].map((change) => `${name}: ${change}`),
  );
}
