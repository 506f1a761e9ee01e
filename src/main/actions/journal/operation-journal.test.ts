import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { manualClock } from '../../../../test/support/manual-clock.ts';
import { JOURNAL_BODIES, operationIdSchema, type DEBT_KINDS } from '../../../shared/domain/journal.ts';
import { clusterNameSchema, siteIdSchema } from '../../../shared/domain/names.ts';
import { unwrap } from '../../../../test/support/unwrap-journal.ts';
import type { JournalFile } from '../../store/journal/journal-file.ts';
import { openJournalFile } from '../../store/journal/open-journal-file.ts';
import { OperationJournal } from './operation-journal.ts';

let folder = '';
let file: JournalFile;
let journal: OperationJournal;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-operations-'));
  file = unwrap(openJournalFile({ folder, now: 0 }));
  journal = new OperationJournal(file, manualClock(), (text) => text.replaceAll('done', '***'));
});
afterEach(() => {
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

const id = (n: number) => operationIdSchema.parse(`00000000-0000-4000-8000-00000000000${n}`);
const opening = JOURNAL_BODIES['operation-opened'].parse({
  operationKind: 'migrate',
  objects: [{ kind: 'node', id: 'web2' }],
  site: 'site',
  cluster: 'web',
  person: 'ann',
  role: 'operator',
  protection: 'normal',
  plan: [],
});
const open = (n: number, site = opening.site) =>
  unwrap(journal.append(id(n), { kind: 'operation-opened', body: { ...opening, site } }));
const cluster = clusterNameSchema.parse('web');
const owe = (n: number, debt: string, debtKind: (typeof DEBT_KINDS)[number], owed: string) => {
  const body = { debt, debtKind, cluster, nodes: [], owed, since: 1 };
  return unwrap(journal.append(id(n), { kind: 'debt-opened', body }));
};
const pay = (n: number, debt: string) =>
  unwrap(journal.append(id(n), { kind: 'debt-paid', body: { debt, by: 'ann', evidence: null } }));
const close = (n: number) =>
  unwrap(journal.append(id(n), { kind: 'closed', body: { outcome: 'done', words: 'all done' } }));

test('secrets leave the words and never an enum', () => {
  open(1);
  expect(close(1).body).toEqual({ outcome: 'done', words: 'all ***' });
});

test('an entry is signed for whom it is written, unless it names its person itself; none is left out', () => {
  open(1);
  const owed = { kind: 'restore-started', body: { owed: 'start-sf web1' } } as const;
  expect(unwrap(journal.append(id(1), owed, 'bob')).body).toEqual({ person: 'bob', owed: 'start-sf web1' });
  const note = { kind: 'note', body: { person: 'ann', words: 'looked' } } as const;
  expect(unwrap(journal.append(id(1), note, 'bob')).body).toEqual(note.body);
  for (const [kind, { shape }] of Object.entries(JOURNAL_BODIES))
    expect(Object.keys(shape), kind).toContain('person');
});

test('an output that is too long is cut with a mark and does not stop the operation', () => {
  open(1);
  const body = { step: 'a', part: 'restore', output: 'x'.repeat(1_000_001), verifiedBy: null } as const;
  const entry = unwrap(journal.append(id(1), { kind: 'step-finished', body }));
  if (entry.kind !== 'step-finished') throw new Error(entry.kind);
  const [, kept, cut] = /^(x+)\[cut: (\d+) characters\]$/.exec(entry.body.output) ?? [];
  expect(kept!.length + Number(cut)).toBe(1_000_001);
});

test('entries come in their order and only of their operation', () => {
  open(1);
  open(2);
  close(1);
  expect(unwrap(journal.entries(id(1))).map(({ seq, kind }) => [seq, kind])).toEqual([
    [1, 'operation-opened'],
    [3, 'closed'],
  ]);
  expect(unwrap(journal.entries(id(9)))).toEqual([]);
});

test('operations are listed newest first, page by page', () => {
  for (const n of [1, 2, 3]) open(n);
  const page = unwrap(journal.operations(null, 2));
  expect(page.map(({ operation }) => operation)).toEqual([id(3), id(2)]);
  expect(unwrap(journal.operations(page[1]!.seq, 2)).map(({ operation }) => operation)).toEqual([id(1)]);
});

test('what ran when the console ended is marked once, and stays open until it is closed', () => {
  open(1);
  open(2);
  close(2);
  for (let time = 0; time < 2; time += 1) {
    expect(unwrap(journal.markInterrupted('ann'))).toMatchObject([
      { operation: id(1), state: 'interrupted' },
    ]);
  }
  expect(unwrap(journal.entries(id(1)))).toHaveLength(2);
  close(1);
  expect(unwrap(journal.openOperations())).toEqual([]);
});

test('a debt is owed, value untouched, until it is paid, also by another operation', () => {
  open(1);
  owe(1, 'd', 'cf-timeout', 'done');
  expect(unwrap(journal.openDebts())).toMatchObject([{ debt: 'd', owed: 'done', operation: id(1) }]);
  open(2);
  expect(unwrap(journal.isOwed(id(2), 'd'))).toBe(true);
  pay(2, 'd');
  expect(unwrap(journal.openDebts())).toEqual([]);
  expect(unwrap(journal.isOwed(id(1), 'd'))).toBe(false);
});

test('debts of one kind and one cluster are paid apart', () => {
  open(1);
  owe(1, 'maintenance-mode web/app1', 'maintenance-mode', 'off');
  owe(1, 'maintenance-mode web/app2', 'maintenance-mode', 'off');
  pay(1, 'maintenance-mode web/app1');
  expect(unwrap(journal.openDebts())).toMatchObject([{ debt: 'maintenance-mode web/app2' }]);
});

test('a cluster of the same name at another site has debts of its own', () => {
  open(1);
  open(2, siteIdSchema.parse('other'));
  owe(1, 'fencing-off web', 'fencing-off', 'running');
  expect(unwrap(journal.isOwed(id(2), 'fencing-off web'))).toBe(false);
  owe(2, 'fencing-off web', 'fencing-off', 'running');
  pay(1, 'fencing-off web');
  expect(unwrap(journal.openDebts())).toMatchObject([{ site: 'other', operation: id(2) }]);
});
