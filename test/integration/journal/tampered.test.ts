import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chainHash, NO_HASH } from '../../../src/main/store/journal/chain.ts';
import { openJournalFile, openJournalForReading } from '../../../src/main/store/journal/open-journal-file.ts';
import { unwrap } from '../../support/unwrap-journal.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-tampered-'));
  const file = unwrap(openJournalFile({ folder, now: 0 }));
  for (let n = 1; n <= 5; n += 1) unwrap(file.append({ at: n, operation: 'op', kind: 'note', body: '{}' }));
  file.close();
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const head = () => path.join(folder, 'journal.head');
/** As somebody would who can write the file, its triggers aside. */
function tamper(sql: string): void {
  const db = new Database(path.join(folder, 'journal.sqlite'));
  db.exec('DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_removed');
  db.exec(sql);
  db.close();
}

/** A consistent chain of so many other entries in place of what stood there. */
function forge(from: number, to: number, body: string): void {
  const db = new Database(path.join(folder, 'journal.sqlite'));
  const before = db.prepare('SELECT hash FROM entry WHERE seq = ?').pluck();
  db.exec('DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_removed');
  db.prepare('DELETE FROM entry WHERE seq >= ?').run(from);
  const found: unknown = before.get(from - 1);
  let hash = typeof found === 'string' ? found : NO_HASH;
  for (let seq = from; seq <= to; seq += 1) {
    const next = { seq, at: seq, operation: 'op', kind: 'note', body };
    hash = chainHash(hash, next);
    db.prepare('INSERT INTO entry VALUES (:seq, :at, :operation, :kind, :body, :hash)').run({
      ...next,
      hash,
    });
  }
  db.close();
}

const CASES: readonly [string, number, () => void][] = [
  ['changed', 3, () => tamper("UPDATE entry SET body = '{} ' WHERE seq = 3")],
  ['removed', 2, () => tamper('DELETE FROM entry WHERE seq = 2')],
  ['cut-off', 4, () => tamper('DELETE FROM entry WHERE seq >= 4')],
  ['added', 6, () => forge(6, 7, '{}')],
  ['rewritten', 5, () => forge(2, 5, '{"other":1}')],
  ['head-missing', 5, () => rmSync(head())],
  ['head-unreadable', 5, () => writeFileSync(head(), 'nothing')],
];
test.each(CASES)('a record that is %s at entry %i is found, and is not written to', (kind, seq, act) => {
  act();
  const problem = { kind, seq };
  const reading = unwrap(openJournalForReading(folder));
  expect(unwrap(reading.verify()).problem).toEqual(problem);
  reading.close();
  expect(openJournalFile({ folder, now: 1 })).toEqual({ ok: false, error: { kind: 'tampered', problem } });
});

test('without its file, a head that knows entries is a record that was cut off', () => {
  rmSync(path.join(folder, 'journal.sqlite'));
  const error = { kind: 'tampered', problem: { kind: 'cut-off', seq: 1 } };
  expect(openJournalForReading(folder)).toEqual({ ok: false, error });
});

test('a newer record is read and verified, and is left as it is by a writer', () => {
  tamper('PRAGMA user_version = 99');
  const before = readFileSync(path.join(folder, 'journal.sqlite'));
  expect(openJournalFile({ folder, now: 1 })).toEqual({
    ok: false,
    error: { kind: 'newer', version: 99, known: 1 },
  });
  expect(readFileSync(path.join(folder, 'journal.sqlite')).equals(before)).toBe(true);
  const reading = unwrap(openJournalForReading(folder));
  expect(unwrap(reading.verify())).toMatchObject({ count: 5, problem: null });
  reading.close();
});

test('an older record is not read before a console brought it up to date', () => {
  tamper('PRAGMA user_version = 0');
  expect(openJournalForReading(folder)).toEqual({
    ok: false,
    error: { kind: 'older', version: 0, known: 1 },
  });
});
