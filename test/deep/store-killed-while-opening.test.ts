import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { siteIdSchema } from '../../src/shared/domain/names.ts';
import { silentLogger } from '../../src/main/platform/logger.ts';
import { MIGRATIONS } from '../../src/main/store/migrations.ts';
import { openStore } from '../../src/main/store/open-store.ts';
import { manualClock } from '../support/manual-clock.ts';
import { layOldStore, rowsOf } from '../support/old-store.ts';

const LATER = 1_700_100_000_000;
const site = siteIdSchema.parse('lab');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-opening-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Lets a process open the file, killed before that statement; whether it came as far as to acknowledge its sample. */
function killBefore(statement: number, file: string): boolean {
  const opener = path.join(import.meta.dirname, 'store-opener.ts');
  const ended = spawnSync(process.execPath, [opener, file, String(LATER), String(statement)], {
    encoding: 'utf8',
  });
  expect(ended.signal, ended.stderr).toBe('SIGKILL');
  return ended.stdout === 'written\n';
}

/** What the file tells after the kill; it must open, and be sound. */
function reopened(file: string): { readonly hasSample: boolean } {
  const opened = openStore({ file, clock: manualClock(LATER), log: silentLogger });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const { hosts } = opened.value.samples.latest(site, LATER, 1000);
  opened.value.close();
  const db = new Database(file, { readonly: true });
  expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  db.close();
  return { hasSample: hosts.some(({ cpu }) => cpu === 7) };
}

/** Kills before the first statement, before the second, … until one process comes to its end; how many did not. */
function killBeforeEach(prepare: (file: string) => void, look: (file: string) => void): number {
  for (let statement = 0; ; statement += 1) {
    const file = path.join(folder, `${String(statement)}.db`);
    prepare(file);
    const wasAcknowledged = killBefore(statement, file);
    expect(reopened(file).hasSample, `statement ${String(statement)}`).toBe(wasAcknowledged);
    look(file);
    rmSync(file);
    if (wasAcknowledged) return statement;
  }
}

const nothing = () => undefined;

test('a store that is killed anywhere while it is made opens again, with what it acknowledged', () => {
  expect(killBeforeEach(nothing, nothing)).toBeGreaterThan(MIGRATIONS.length * 2);
});

test('a store that is killed anywhere while it is brought up to date opens again, with all that the old one held', () => {
  let before = new Map<string, readonly unknown[]>();
  const prepare = (file: string) => {
    layOldStore(file);
    before = rowsOf(file);
  };
  const look = (file: string) => {
    const after = rowsOf(file);
    for (const [table, rows] of before) {
      const stored = new Set(after.get(table)?.map((row) => JSON.stringify(row)));
      expect(
        rows.filter((row) => !stored.has(JSON.stringify(row))),
        table,
      ).toEqual([]);
    }
  };
  expect(killBeforeEach(prepare, look)).toBeGreaterThan((MIGRATIONS.length - 1) * 2);
});
