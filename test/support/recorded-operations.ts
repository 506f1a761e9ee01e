import { OperationJournal } from '../../src/main/actions/journal/operation-journal.ts';
import { openJournalFile } from '../../src/main/store/journal/open-journal-file.ts';
import { operationIdSchema, journalSayingSchema } from '../../src/shared/domain/journal.ts';
import { manualClock } from './manual-clock.ts';
import { unwrap } from './unwrap-journal.ts';

export const CLOSED = operationIdSchema.parse('00000000-0000-4000-8000-000000000001');
export const OPEN = operationIdSchema.parse('00000000-0000-4000-8000-000000000002');

const subject = { kind: 'cluster', id: 'web' };
const command = '/opt/SMAW/bin/sdtool -e';
const evidence = { command: 'sdtool -s', raw: 'web1 SA_libvirtgp Idle', at: 5, from: 'web1' };
const opened = {
  operationKind: 'sf-restart',
  objects: [subject],
  site: 'dc1',
  cluster: 'web',
  person: 'ann',
  role: 'operator',
  protection: 'normal',
  plan: [],
  request: { operation: 'sf-restart', cluster: 'web' },
};
const verdict = {
  rule: 'I34',
  citation: 'cf43-5.2.3',
  verdict: 'pass',
  attested: false,
  subject,
  words: 'SF runs on web1',
  evidence: [evidence],
};
const step = { step: 'stop-sf web1', part: 'step' };
const SAYINGS = [
  { kind: 'operation-opened', body: opened },
  { kind: 'judged', body: { step: null, allowed: true, verdicts: [verdict] } },
  { kind: 'step-started', body: { ...step, command, machine: 'web1' } },
  { kind: 'step-finished', body: { ...step, output: 'stopped', verifiedBy: evidence } },
  { kind: 'closed', body: { outcome: 'done', words: '' } },
];

/** Writes a record with two operations of ann’s, as the console does: one closed, and then one still open. */
export function writeRecord(folder: string): void {
  const file = unwrap(openJournalFile({ folder, now: 0 }));
  const journal = new OperationJournal(file, manualClock(), (words) => words);
  for (const saying of SAYINGS) unwrap(journal.append(CLOSED, journalSayingSchema.parse(saying)));
  unwrap(journal.append(OPEN, journalSayingSchema.parse(SAYINGS[0])));
  file.close();
}
