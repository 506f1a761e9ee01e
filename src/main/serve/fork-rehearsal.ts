import { fork } from 'node:child_process';
import type { RehearsalChild } from '../rpc/rehearsal-keeper.ts';

/** Starts the rehearsal site as a child that ends with this process, however that ends. */
export function forkRehearsal(entry: string): RehearsalChild {
  const child = fork(entry, ['--with-parent'], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  return {
    stdout: child.stdout,
    onExit: (listener) => {
      child.once('exit', listener);
      child.once('error', () => listener(null));
    },
    kill: () => child.kill(),
  };
}
