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
    const counts: number[] = [];
    for (let round = 0; round < 30; round += 1) {
      const reading = unwrap(openJournalForReading(folder));
      const { problem, count } = unwrap(reading.verify());
      reading.close();
      expect(problem).toBeNull();
      counts.push(count);
    }
    expect(counts.at(-1)).toBeGreaterThan(counts[0]!);
  } finally {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
});
