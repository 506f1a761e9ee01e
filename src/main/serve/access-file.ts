import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const ACCESS_FILE = 'serve-token';

/** Leaves the access token where only this user's programs can read it; returns what removes it again. */
export function writeAccessFile(dataFolder: string, token: string): () => void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const file = path.join(dataFolder, ACCESS_FILE);
  // A file from before keeps its mode when written over: begin anew.
  rmSync(file, { force: true });
  writeFileSync(file, `${token}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return () => {
    rmSync(file, { force: true });
  };
}
