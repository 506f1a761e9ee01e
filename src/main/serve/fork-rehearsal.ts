import { spawn } from 'node:child_process';
import type { RehearsalChild } from '../rpc/rehearsal-keeper.ts';

/** Starts the rehearsal site as a child that ends with this process: its standard input closes then. */
export function forkRehearsal(entry: string, folder: string): RehearsalChild {
  const child = spawn(process.execPath, [entry, '--run', folder, '--with-parent'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return {
    stdout: child.stdout,
    onExit: (listener) => {
      child.once('exit', listener);
      child.once('error', () => {
        listener(null);
      });
    },
    kill: () => void child.kill(),
  };
}
