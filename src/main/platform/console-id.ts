import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE = 'console-id';
const ID = /^([0-9a-f-]{36})\n?$/;

/** Tells the consoles of one site apart: made once for a data folder. */
export function consoleId(dataFolder: string): string {
  const file = path.join(dataFolder, FILE);
  try {
    const [, kept] = ID.exec(readFileSync(file, 'utf8')) ?? [];
    if (kept !== undefined) return kept;
  } catch {
    // The first start.
  }
  const id = randomUUID();
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  writeFileSync(file, `${id}\n`, { mode: 0o600 });
  return id;
}
