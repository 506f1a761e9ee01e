import { createRequire } from 'node:module';
import type Ssh2 from 'ssh2';

let loaded: typeof Ssh2 | null = null;

/** `ssh2`, from its first use on: to load it takes a good part of the time until the console can be opened. */
export function ssh2(): typeof Ssh2 {
  loaded ??= createRequire(import.meta.url)('ssh2');
  if (loaded === null) throw new Error('ssh2 is not there');
  return loaded;
}
