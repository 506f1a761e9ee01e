import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { NO_HASH } from './chain.ts';
import { isMissing } from '../../platform/is-missing.ts';

/** How many entries there are, and the hash of the last one. */
export interface Head {
  readonly count: number;
  readonly hash: string;
}
export const NO_ENTRIES: Head = { count: 0, hash: NO_HASH };

const FORM = /^(\d{16}) ([0-9a-f]{64})\n$/;

/**
 * Count and last hash, kept outside the file as `journal.head`. It is replaced in one step: the spare is
 * written and synced, then takes the name. What it replaces becomes the spare, so that no block is asked of
 * a disk that may be full; both always have the same length.
 */
export class HeadFile {
  readonly #folder: string;
  readonly #head: string;
  readonly #spare: string;
  readonly #old: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#head = path.join(folder, 'journal.head');
    this.#spare = path.join(folder, 'journal.head.spare');
    this.#old = path.join(folder, 'journal.head.old');
  }

  read(): Head | 'missing' | 'unreadable' {
    let text = '';
    try {
      text = readFileSync(this.#head, 'latin1');
    } catch (error) {
      return isMissing(error) ? 'missing' : 'unreadable';
    }
    const [, count, hash] = FORM.exec(text) ?? [];
    return count === undefined || hash === undefined ? 'unreadable' : { count: Number(count), hash };
  }

  /** Throws what the disk says. After an error the old head stands, or the new one. */
  write({ count, hash }: Head): void {
    this.#mendNames();
    writeSynced(this.#spare, `${String(count).padStart(16, '0')} ${hash}\n`);
    if (existsSync(this.#head)) linkSync(this.#head, this.#old);
    renameSync(this.#spare, this.#head);
    if (existsSync(this.#old)) renameSync(this.#old, this.#spare);
    syncFolder(this.#folder);
  }

  /** Makes both files have their blocks. */
  reserve(head: Head): void {
    this.write(head);
    if (!existsSync(this.#spare)) this.write(head);
  }

  /** A crash may have come between the names; the one left over keeps its block for the spare. */
  #mendNames(): void {
    if (!existsSync(this.#old)) return;
    // Beside a spare it is only a second name of the head.
    if (existsSync(this.#spare)) rmSync(this.#old);
    else renameSync(this.#old, this.#spare);
  }
}

function writeSynced(file: string, text: string): void {
  const handle = openSync(file, existsSync(file) ? 'r+' : 'w', 0o600);
  try {
    writeSync(handle, text, 0, 'latin1');
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function syncFolder(folder: string): void {
  // Windows cannot open a folder; its rename is written through by itself.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
