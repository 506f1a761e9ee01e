import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { OperationRequest } from '../../src/shared/domain/operation-request.ts';
import type { EngineOnRehearsal } from './engine-on-rehearsal.ts';

const ENTRY = path.join(import.meta.dirname, 'killed-operator.ts');

export interface Killed {
  /** Every state that was entered, in order, the fatal one last; all of them when it was never entered. */
  readonly entered: readonly string[];
  readonly wasKilled: boolean;
}

/** Runs an operation in a process of its own on a folder that nobody holds, and kills it when it enters that state. */
export async function killOperationAt(
  folder: string,
  request: OperationRequest,
  fatal: string | null,
): Promise<Killed> {
  const child = spawn(process.execPath, [ENTRY, folder, JSON.stringify(request)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const entered: string[] = [];
  let wasKilled = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (wasKilled) return;
    entered.push(line);
    wasKilled = line === fatal;
    if (wasKilled) child.kill('SIGKILL');
  });
  await exited;
  return { entered, wasKilled };
}

/** Every changing command and libvirt procedure that the machines of the site have had so far, in their order there. */
export async function changesOf({ site }: Pick<EngineOnRehearsal, 'site'>): Promise<readonly string[]> {
  const { machines } = await site.ask('counts', {});
  return machines.flatMap(({ name, changingProcedures, changingCommands }) =>
    [...changingCommands, ...changingProcedures.map(String)].map((change) => `${name}: ${change}`),
  );
}
