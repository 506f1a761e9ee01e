import { expect, test } from 'vitest';
import { ok } from '../../../shared/result.ts';
import { clusterNameSchema, nodeNameSchema } from '../../../shared/domain/names.ts';
import type { JournalSaying } from '../../../shared/domain/journal.ts';
import { operationIdSchema } from '../../../shared/domain/journal.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { createText } from '../../../shared/text/text.ts';
import type { Debt } from '../operations/operation.ts';
import type { OperationJournal } from '../journal/operation-journal.ts';
import { RunRecord } from './run-record.ts';

const effect: JudgedRule = {
  rule: 'effect',
  verdict: 'pass',
  sentence: 'effect.host.asserted',
  values: { host: 'kvm-a' },
  citation: 'our-rule',
  attestable: true,
  attestBy: null,
  attested: true,
  subject: { kind: 'host', id: 'kvm-a' },
  evidence: [],
};

function recordOf(person: string) {
  const written: (JournalSaying & { readonly for: string | undefined })[] = [];
  const journal = {
    append: (_: unknown, saying: JournalSaying, name?: string) => {
      written.push({ ...saying, for: name });
      return ok(undefined);
    },
    isOwed: () => ok(false),
  } as unknown as OperationJournal;
  const operation = operationIdSchema.parse('00000000-0000-4000-8000-000000000001');
  return { written, record: new RunRecord(journal, operation, createText('en'), person) };
}

test('every entry is written for a person: who began it, then whoever had the last word', () => {
  const { written, record } = recordOf('ann');
  const debt: Debt = {
    debt: 'fencing-off web',
    debtKind: 'fencing-off',
    cluster: clusterNameSchema.parse('web'),
    nodes: [nodeNameSchema.parse('web1')],
    owed: 'running',
  };
  record.judged('a', [effect], true);
  record.owe(debt, 5);
  record.said('bob', 'yes', 'a', 'web1: cftool -k');
  record.failed({ id: 'a', part: 'step' }, '', 'refused');
  record.said('cat', 'stop', null, '');
  record.say({ kind: 'closed', body: { outcome: 'failed', words: '' } });
  expect(written.map(({ kind, for: person }) => `${kind} ${person}`)).toEqual([
    'judged ann',
    'debt-opened ann',
    'said ann',
    'step-failed bob',
    'said bob',
    'closed cat',
  ]);
  expect(written[2]?.body).toEqual({ person: 'bob', step: 'a', word: 'yes', to: 'web1: cftool -k' });
});

test('what was seen of a step is told from what was judged before it, and stays asserted where it was', () => {
  const { written, record } = recordOf('ann');
  record.seen('a', [effect]);
  record.seen('a', [{ ...effect, verdict: 'unknown', attested: false }]);
  record.seen('a', []);
  record.judged('a', [effect], true);
  expect(written.map(({ body }) => body)).toMatchObject([
    { about: 'effects', allowed: true, verdicts: [{ attested: true }] },
    { about: 'effects', allowed: false, verdicts: [{ attested: false }] },
    { about: 'rules' },
  ]);
});
