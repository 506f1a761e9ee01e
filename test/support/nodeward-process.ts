import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { programEntry } from './program-entry.ts';

export interface NodewardEnd {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
export interface NodewardProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<NodewardEnd>;
  /** Waits for output that matches; throws when the command ends before. */
  readonly until: (wish: RegExp) => Promise<string>;
}

/** The `nodeward` command as a process. */
export const nodewardIn = (home: string, words: readonly string[]): NodewardProcess =>
  programIn(home, process.execPath, [programEntry('cli'), ...words]);

/** With `home` in place of the person's folders. */
export function programIn(
  home: string,
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): NodewardProcess {
  const child = spawn(program, words, {
    cwd: home,
    env: {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: path.join(home, 'config'),
      XDG_DATA_HOME: path.join(home, 'data'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  const listeners = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk.toString();
    for (const look of listeners) look();
  });
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const ended = new Promise<NodewardEnd>((resolve) => {
    child.once('close', (code) => resolve({ code, ...said }));
  });
  const until = (wish: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = wish.exec(said.out);
        if (found === null) return;
        listeners.delete(look);
        resolve(found[0]);
      };
      listeners.add(look);
      look();
      void ended.then(({ code, err }) => reject(new Error(`It ended with ${String(code)}: ${err}`)));
    });
  return { child, ended, until };
}

export const nodeward = (home: string, ...words: string[]): Promise<NodewardEnd> =>
  nodewardIn(home, words).ended;
