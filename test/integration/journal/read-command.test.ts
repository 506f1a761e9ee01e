import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { journalCommand } from '../../../src/main/cli/journal-command.ts';
import { findInstallation } from '../../../src/main/serve/installation.ts';
import { openJournalFile } from '../../../src/main/store/journal/open-journal-file.ts';
import { createText } from '../../../src/shared/text/text.ts';
import { CLOSED, OPEN, writeRecord } from '../../support/recorded-operations.ts';
import { unwrap } from '../../support/unwrap-journal.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-read-record-'));
  writeRecord(folder);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function journal(...words: string[]) {
  const said = { stdout: '', stderr: '' };
  const status = await journalCommand([...words, '--data', folder], {
    installation: findInstallation(import.meta.dirname),
    terminal: {
      out: (line) => void (said.stdout += `${line}\n`),
      err: (line) => void (said.stderr += `${line}\n`),
    },
    text: createText('en'),
    stop: new AbortController().signal,
  });
  return { status, ...said };
}

test('list names every operation, newest first, a line each', async () => {
  const { status, stdout } = await journal('list');
  expect(status).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.slice(0, 36))).toEqual([OPEN, CLOSED]);
  expect(lines[0]).toMatch(/ Restart the shutdown facility of web · dc1 · ann · Open$/);
  expect(lines[1]).toMatch(/ · Done$/);
  const asJson = await journal('list', '--json');
  expect(JSON.parse(asJson.stdout)).toMatchObject([
    { operation: OPEN, state: 'running', outcome: null },
    { operation: CLOSED, state: 'closed', outcome: 'done', lastStep: 'stop-sf web1' },
  ]);
});

test('a record with nothing in it says so to a person, and gives a script no line', async () => {
  rmSync(folder, { recursive: true });
  unwrap(openJournalFile({ folder, now: 0 })).close();
  const said = 'nothing is in the record yet\n';
  expect(await journal('list')).toEqual({ status: 0, stdout: '', stderr: said });
  expect(await journal('list', '--json')).toEqual({ status: 0, stdout: '[]\n', stderr: '' });
});

test('a folder without a record is named', async () => {
  rmSync(folder, { recursive: true });
  const { status, stderr } = await journal('list');
  expect({ status, stderr }).toEqual({
    status: 66,
    stderr: `nodeward journal: there is no record of operations in ${folder}\n`,
  });
});

test('a word that is no id of an operation is named', async () => {
  const { status, stderr } = await journal('show', '17');
  expect(status).toBe(64);
  expect(stderr).toBe('nodeward journal: “17” is no id of an operation (nodeward journal list)\n');
});

test('show tells what was judged, sent and said; the answers behind a verdict only with --raw', async () => {
  const { status, stdout } = await journal('show', CLOSED);
  expect(status).toBe(0);
  expect(stdout).toMatch(/Opened by ann/);
  expect(stdout).toMatch(/SF runs on web1 \(I34\)/);
  expect(stdout).toMatch(/Begin stop-sf web1\n {4}web1\n {4}\| \/opt\/SMAW\/bin\/sdtool -e/);
  expect(stdout).toMatch(/Closed: Done/);
  expect(stdout.match(/SA_libvirtgp/g)).toHaveLength(1);
  const raw = await journal('show', CLOSED, '--raw');
  expect(raw.stdout.match(/SA_libvirtgp/g)).toHaveLength(2);
  const asJson = await journal('show', OPEN, '--json');
  expect(JSON.parse(asJson.stdout)).toMatchObject([{ seq: 6, kind: 'operation-opened' }]);
});

test('what is not there and what is not asked rightly has a code of its own', async () => {
  expect(await journal('show', OPEN.replaceAll('2', '9'))).toMatchObject({ status: 66, stdout: '' });
  for (const words of [['show', 'web'], ['list', 'web'], []])
    expect(await journal(...words)).toMatchObject({ status: 64, stdout: '' });
});

test('what is read of a record that was changed is never taken for a sound one', async () => {
  const db = new Database(path.join(folder, 'journal.sqlite'));
  db.exec(
    `DROP TRIGGER entry_is_never_changed; UPDATE entry SET body = replace(body, 'ann', 'bob') WHERE seq = 1`,
  );
  db.close();
  const { status, stdout, stderr } = await journal('list');
  expect(status).toBe(1);
  expect(stdout).toMatch(/ · bob · /);
  expect(stderr).toMatch(/NOT INTACT: changed at entry 1/);
});
