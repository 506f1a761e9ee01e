import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openJournalFile } from '../../../src/main/store/journal/open-journal-file.ts';
import { unwrap } from '../../support/unwrap-journal.ts';
import { programEntry } from '../../support/program-entry.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nodeward-verify-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const verify = (...more: string[]) => {
  const argv = [programEntry('cli'), 'journal', 'verify', '--data', folder, ...more];
  const { status, stdout } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  return { status, stdout };
};

test('nodeward journal verify ends with 0 only when the record is intact', () => {
  expect(verify().status).toBe(66);
  const file = unwrap(openJournalFile({ folder, now: 0 }));
  unwrap(file.append({ at: 1, operation: 'op', kind: 'note', body: '{}' }));
  file.close();
  expect(verify()).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^intact: 1 entry, /) as string,
  });
  writeFileSync(path.join(folder, 'journal.head'), 'nothing');
  const broken = verify('--json');
  expect(broken.status).toBe(1);
  expect(JSON.parse(broken.stdout)).toMatchObject({ problem: { kind: 'head-unreadable', seq: 1 } });
  rmSync(path.join(folder, 'journal.head'));
  writeFileSync(path.join(folder, 'journal.sqlite'), 'no database'.repeat(500));
  expect(verify().status).toBe(1);
});
