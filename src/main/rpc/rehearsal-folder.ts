import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The rehearsal site keeps unix sockets below its folder, and their addresses may have 107 bytes. */
const LONGEST = 60;

/** Where the rehearsal site of a data folder runs; the same each time. */
export function rehearsalFolder(dataFolder: string): string {
  const beside = path.resolve(dataFolder, 'rehearsal');
  if (Buffer.byteLength(beside) <= LONGEST) return beside;
  const name = createHash('sha256').update(beside).digest('hex').slice(0, 16);
  return path.join(tmpdir(), `nodeward-${name}`);
}
