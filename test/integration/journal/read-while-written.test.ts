import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openJournalForReading } from '../../../src/main/store/journal/open-journal-file.ts';
import { unwrap } from '../../support/unwrap-journal.ts';

test('a record is intact to every reader while another process appends to it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'nodeward-journal-read-'));
  const argv = [path.join(import.meta.dirname, 'appender.ts'), folder, 'loop'];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  try {
    await once(child.stdout, 'data');
    child.stdout.resume();
    const first = countOfIntact(folder);
    // Rounds and growth both: on a busy machine the appender may rest for many rounds.
    for (let round = 0, count = first; round < 30 || count === first; round += 1)
      count = countOfIntact(folder);
  } finally {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
});

function countOfIntact(folder: string): number {
  const reading = unwrap(openJournalForReading(folder));
  const { problem, count } = unwrap(reading.verify());
  reading.close();
  expect(problem).toBeNull();
  return count;
}
