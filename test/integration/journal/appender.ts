/**
 * Appends to a record. Arguments: folder, then `loop` (until it is killed; prints each acknowledged number
 * and hash) or `fill` (reserves, fills the disk that the folder is on, appends what was promised, reports).
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { openJournalFile } from '../../../src/main/store/journal/open-journal-file.ts';

const ENTRIES = 40;
const BODY_BYTES = 20_000;
const [folder = '', mode = ''] = process.argv.slice(2);
const opened = openJournalFile({ folder, now: Date.now() });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const file = opened.value;

function append(number: number, length: number) {
  const body = JSON.stringify({ number, text: 'x'.repeat(length) });
  return file.append({ at: number, operation: `operation-${number % 7}`, kind: 'note', body });
}

function loop(number: number): void {
  const stored = append(number, number % 9000);
  if (!stored.ok) throw new Error(JSON.stringify(stored.error));
  writeSync(1, `${stored.value.seq} ${stored.value.hash}\n`);
  setImmediate(loop, number + 1);
}

function fillDisk(): void {
  const handle = openSync(path.join(folder, 'filler'), 'w');
  try {
    for (const size of [65_536, 4096, 1]) {
      try {
        for (;;) if (writeSync(handle, Buffer.alloc(size)) < size) break;
      } catch (error) {
        if (!String(error).includes('ENOSPC')) throw error;
      }
    }
  } finally {
    closeSync(handle);
  }
}

function fill(withReserve: boolean): void {
  const reserved = withReserve ? file.reserve(ENTRIES * (BODY_BYTES + 5000)).ok : false;
  fillDisk();
  let appended = 0;
  while (appended < ENTRIES && append(appended, BODY_BYTES).ok) appended += 1;
  const refused = file.reserve(50_000_000);
  const verified = file.verify();
  const problem = verified.ok ? verified.value.problem : verified.error;
  const count = verified.ok ? verified.value.count : null;
  writeSync(
    1,
    JSON.stringify({ reserved, appended, refused: refused.ok ? null : refused.error.kind, problem, count }),
  );
}

if (mode === 'loop') loop(0);
else fill(mode === 'fill');
