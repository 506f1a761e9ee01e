import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { CORE_FLAGS } from '../tools/toolchain.mjs';
import { endOf } from './child.ts';
import type { BigSite } from './big-site.ts';

const CLI = path.resolve('out/main/cli.js');

export interface ServedProduct {
  readonly pid: number;
  /** Epoch ms. */
  readonly startedAt: number;
  /** The link that lets one browser in, once. */
  readonly link: string;
  readonly stop: () => Promise<void>;
}

/** `nodeward serve`, built, with the V8 flags and the cache of compiled code that the command gives it. */
export async function serveProduct({ home, data }: Pick<BigSite, 'home' | 'data'>): Promise<ServedProduct> {
  const startedAt = Date.now();
  const child = spawn(
    process.execPath,
    [...CORE_FLAGS, CLI, 'serve', '--listen', '127.0.0.1:0', '--data', data],
    {
      cwd: home,
      env: {
        ...process.env,
        HOME: home,
        XDG_CONFIG_HOME: path.join(home, 'config'),
        NODE_COMPILE_CACHE: path.join(home, 'compiled'),
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const stop = endOf(child);
  return { pid: child.pid ?? 0, startedAt, link: await linkOf(child), stop };
}

function linkOf(child: ChildProcess): Promise<string> {
  const { stdout } = child;
  if (stdout === null) throw new Error('No output');
  return new Promise((done, failed) => {
    createInterface({ input: stdout }).on('line', (line) => {
      const link = /http:\/\/\S+token=\S+/.exec(line)?.[0];
      if (link !== undefined) done(link);
    });
    child.once('exit', () => failed(new Error('serve ended before it could be opened')));
  });
}
