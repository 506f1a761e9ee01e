import { expect, test } from 'vitest';
import { journalEntrySchema, type JournalEntry } from '../domain/journal.ts';
import { createText } from './text.ts';
import { entryEvidence } from './entry-evidence.ts';
import { entryText } from './entry-text.ts';

const text = createText('en');
const evidence = { command: 'cftool -n', raw: 'web1 1 UP', at: 5, from: 'web1' };
const verdict = {
  rule: 'I25',
  citation: 'cf43-5.2.3',
  verdict: 'pass',
  attested: true,
  subject: { kind: 'node', id: 'web1' },
  words: 'A person vouches for it',
  evidence: [evidence, evidence],
};
const entry = (kind: JournalEntry['kind'], body: unknown): JournalEntry =>
  journalEntrySchema.parse({ seq: 1, at: 7, operation: '00000000-0000-4000-8000-000000000001', kind, body });

const subject = { kind: 'node', id: 'web1' };
const step = { step: 'mark-down', part: 'step' };
const debt = {
  debt: 'fencing-off web',
  debtKind: 'fencing-off',
  cluster: 'web',
  nodes: ['web1'],
  owed: 'running',
};
const OPENED = {
  operationKind: 'leftcluster-recovery',
  objects: [subject],
  site: 'dc1',
  cluster: 'web',
  person: 'ann',
  role: 'operator',
  protection: 'protected',
  plan: [],
};

test.each<[JournalEntry['kind'], unknown, RegExp]>([
  ['operation-opened', OPENED, /Opened by ann \(operator\)/],
  ['facts-gathered', { facts: [] }, /0 facts gathered/],
  [
    'judged',
    { step: null, allowed: true, verdicts: [verdict] },
    /Judged: 0 hold, 1 by a person’s word, 0 do not hold, 0 not known/,
  ],
  ['judged', { step: 'mark-down', allowed: true, verdicts: [] }, /Judged for mark-down/],
  [
    'judged',
    { about: 'effects', step: 'mark-down', allowed: true, verdicts: [verdict] },
    /Seen of mark-down: 0 hold, 1 by a person’s word/,
  ],
  ['said', { person: 'bob', step: 'mark-down', word: 'yes', to: 'web2: x' }, /bob says yes to mark-down/],
  ['said', { person: 'bob', step: 'mark-down', word: 'again', to: '' }, /bob has mark-down tried again/],
  ['said', { person: 'bob', step: null, word: 'stop', to: '' }, /bob stops it/],
  [
    'attested',
    { rule: 'I25', subject, typed: 'kvm-a/web1', reason: 'off', person: 'ann', standing: 'asserted' },
    /ann vouches for kvm-a\/web1 \(asserted\): off/,
  ],
  ['step-started', { ...step, command: 'cftool -k', machine: 'web2' }, /Begin mark-down/],
  ['step-finished', { ...step, output: '', verifiedBy: null }, /Done mark-down/],
  ['step-failed', { ...step, output: '', why: 'refused' }, /Failed mark-down: it was refused/],
  ['restore-started', { owed: 'start-sf web1' }, /give back: start-sf web1/],
  ['restore-finished', { restored: 'start-sf web1' }, /Given back: start-sf web1/],
  ['restore-refused', { why: 'silent', verdicts: [] }, /Could not be given back: silent/],
  ['debt-opened', { ...debt, since: 1 }, /fencing-off web must be running again/],
  [
    'debt-paid',
    { debt: 'fencing-off web', by: 'check-agents', evidence: null },
    /fencing-off web, by check-agents/,
  ],
  ['interrupted', { person: 'Nodeward', lastStep: null }, /last step begun: none/],
  ['closed', { outcome: 'cancelled', words: '' }, /Closed: Stopped by a person/],
  ['closed', { outcome: 'done', words: '', unseen: [] }, /Closed: Done$/],
  ['closed', { outcome: 'done', words: '', unseen: ['check-cluster'] }, /not everything was seen/],
  ['closed', { outcome: 'failed', words: '', unseen: ['check-cluster'] }, /Closed: Failed/],
  ['note', { person: 'ann', words: 'looked' }, /Note of ann: looked/],
  [
    'lock-broken',
    { person: 'ann', cluster: 'web', nodes: ['web1'], holder: 'bob', reason: 'gone' },
    /ann breaks the lock of bob on web: gone/,
  ],
])('every kind of entry is a sentence: %s', (kind, body, words) => {
  expect(entryText(text, entry(kind, body))).toMatch(words);
});

test('an answer is shown once, and what was sent and said word for word', () => {
  const judged = entry('judged', { step: null, allowed: true, verdicts: [verdict] });
  expect(entryEvidence(judged)).toEqual([{ title: 'web1: cftool -n', text: 'web1 1 UP', at: 5 }]);
  const started = entry('step-started', { ...step, command: 'cftool -k', machine: 'web2' });
  expect(entryEvidence(started)).toEqual([{ title: 'web2', text: 'cftool -k', at: 7 }]);
  const finished = entry('step-finished', { ...step, output: 'done', verifiedBy: evidence });
  expect(entryEvidence(finished).map(({ text: said }) => said)).toEqual(['done', 'web1 1 UP']);
});
