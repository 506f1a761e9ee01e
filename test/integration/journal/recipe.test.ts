import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openJournalForReading } from '../../../src/main/store/journal/open-journal-file.ts';
import { writeRecord } from '../../support/recorded-operations.ts';
import { unwrap } from '../../support/unwrap-journal.ts';

// The recipe of the document is what an auditor runs: it is taken from there, word for word.
const DOCUMENT = path.join(import.meta.dirname, '../../../docs/formats/journal.md');
const [, RECIPE = ''] = /^```js\n([\s\S]*?)^```$/m.exec(readFileSync(DOCUMENT, 'utf8')) ?? [];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-recipe-'));
  writeFileSync(path.join(folder, 'check.mjs'), RECIPE);
  writeRecord(folder);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function follow(): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const argv = ['--no-warnings', path.join(folder, 'check.mjs'), folder];
  return spawnSync(process.execPath, argv, { encoding: 'utf8' });
}
const tamper = (sql: string): void => {
  const db = new Database(path.join(folder, 'journal.sqlite'));
  db.exec(`DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_removed; ${sql}`);
  db.close();
};

test('the recipe of the document comes to the same hash as Nodeward', () => {
  const reading = unwrap(openJournalForReading(folder));
  const { count, hash } = unwrap(reading.verify());
  reading.close();
  expect(follow()).toMatchObject({ status: 0, stdout: `intact: ${count} entries, last hash ${hash}\n` });
});

test.each([
  ['changed', `UPDATE entry SET body = replace(body, 'ann', 'bob') WHERE seq = 1`, /not intact at entry 1/],
  ['moved in time', 'UPDATE entry SET at = at + 1 WHERE seq = 2', /not intact at entry 2/],
  ['removed', 'DELETE FROM entry WHERE seq = 2', /not intact at entry 2/],
  ['cut off', 'DELETE FROM entry WHERE seq > 2', /2 entries, but not those/],
])('the recipe finds an entry that was %s', (_, sql, words) => {
  tamper(sql);
  const { status, stderr } = follow();
  expect(status).not.toBe(0);
  expect(stderr).toMatch(words);
});
