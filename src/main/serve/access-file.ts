import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The access token, and the address that it opens. */
export const ACCESS_FILE = 'serve-token';
export const ADDRESS_FILE = 'serve-address';

/**
 * Leaves token and address where only this user's programs can read them; returns what removes them again. Where one
 * cannot be written, neither stays.
 */
export function writeAccessFiles(dataFolder: string, token: string, address: string): () => void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const files = [
    [path.join(dataFolder, ACCESS_FILE), token],
    [path.join(dataFolder, ADDRESS_FILE), address],
  ] as const;
  const written: string[] = [];
  const remove = () => {
    for (const file of written) rmSync(file, { force: true });
  };
  try {
    for (const [file, text] of files) {
      // A file from before keeps its mode when written over: begin anew.
      rmSync(file, { force: true });
      writeFileSync(file, `${text}\n`, { mode: 0o600, flag: 'wx' });
      written.push(file);
    }
  } catch (error) {
    remove();
    throw error;
  }
  return remove;
}
