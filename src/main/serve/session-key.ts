import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newToken } from './access.ts';

export const SESSION_KEY_FILE = 'serve-session-key';

/**
 * The key that this data folder's session cookies are signed with, made once. `renew` makes a new one, and so does
 * a file that is not what was written or that others could read: no cookie from before is good then. Only for
 * the one core that holds the folder.
 */
export function sessionKey(dataFolder: string, renew: 'renew' | 'keep'): string {
  const file = path.join(dataFolder, SESSION_KEY_FILE);
  const kept = renew === 'keep' ? readKey(file) : null;
  return kept ?? writeKey(file);
}

function readKey(file: string): string | null {
  try {
    if ((statSync(file).mode & 0o077) !== 0) return null;
    return /^([\w-]{43})\n$/.exec(readFileSync(file, 'utf8'))?.[1] ?? null;
  } catch {
    return null; // the first start
  }
}

function writeKey(file: string): string {
  const key = newToken();
  const unfinished = `${file}.${process.pid}`;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(unfinished, `${key}\n`, { mode: 0o600, flush: true });
  renameSync(unfinished, file);
  return key;
}
