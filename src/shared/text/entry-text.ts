import type { JournalBody, JournalEntry, OperationSummary } from '../domain/journal.ts';
import { operationTitle } from './plan-text.ts';
import { stepFailedBy } from './record-text.ts';
import type { Text } from './text.ts';

/** One entry of the record, as a sentence without its full stop. */
export function entryText(text: Text, entry: JournalEntry): string {
  if (entry.kind === 'operation-opened') return openedText(text, entry.body);
  if (entry.kind === 'judged') return judgedText(text, entry.body);
  if (entry.kind === 'said')
    return text(`record.said.${entry.body.word}`, { person: entry.body.person, step: entry.body.step ?? '' });
  if (entry.kind === 'facts-gathered') return text('record.facts-gathered', { n: entry.body.facts.length });
  if (entry.kind === 'closed') return text('record.closed', { outcome: outcomeWords(text, entry.body) });
  if (entry.kind === 'interrupted')
    return text('record.interrupted', {
      person: entry.body.person,
      step: entry.body.lastStep ?? text('word.none'),
    });
  if (entry.kind === 'step-failed')
    return text('record.step-failed', { step: entry.body.step, why: stepFailedBy(text, entry.body.why) });
  return text(`record.${entry.kind}`, wordsOf(entry.body));
}

function openedText(text: Text, { person, role, protection, plan }: JournalBody<'operation-opened'>): string {
  return text('record.operation-opened', {
    person,
    role: text(`role.${role}`),
    protection: text(`protection.${protection}`),
    steps: plan.length,
  });
}

/** How an operation ended; done is not said of what nobody saw. */
const outcomeWords = (
  text: Text,
  { outcome, unseen = [] }: Pick<JournalBody<'closed'>, 'outcome' | 'unseen'>,
): string => text(outcome === 'done' && unseen.length > 0 ? 'run.closed.partly' : `run.outcome.${outcome}`);

/** The same of an operation that may not have ended. */
export function summaryOutcome(text: Text, { state, outcome, unseen }: OperationSummary): string {
  if (outcome !== null) return outcomeWords(text, { outcome, unseen });
  return text(state === 'interrupted' ? 'ops.past.interrupted' : 'ops.past.running');
}

function judgedText(text: Text, { about, step, verdicts }: JournalBody<'judged'>): string {
  const asserted = verdicts.filter(({ attested }) => attested).length;
  const count = (wanted: string) =>
    verdicts.filter(({ verdict, attested }) => verdict === wanted && !attested).length;
  const counts = { pass: count('pass'), asserted, fail: count('fail'), unknown: count('unknown') };
  if (step === null) return text('record.judged', counts);
  return text(about === 'effects' ? 'record.judged.effects' : 'record.judged.step', { ...counts, step });
}

/** The fields of an entry that are words. */
function wordsOf(body: object): Record<string, string> {
  const words = Object.entries(body).filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  );
  return Object.fromEntries(words);
}

type Opened = Pick<JournalBody<'operation-opened'>, 'request' | 'objects' | 'operationKind'>;

/** What a recorded operation was, with its objects. */
export function openedTitle(text: Text, { request, ...opened }: Opened): string {
  const { key, values } = unplannedTitle(opened);
  return request === null
    ? text(key, values)
    : operationTitle(text, { request, subject: { id: values.objects } });
}

/** Of what cannot be planned again: the breaking of a lock, or what this version does not know, by its name in the record. */
export function unplannedTitle({ objects, operationKind: kind }: Omit<Opened, 'request'>): {
  readonly key: 'operation.lock-break' | 'operation.unnamed';
  readonly values: { readonly kind: string; readonly objects: string };
} {
  const key = kind === 'lock-break' ? 'operation.lock-break' : 'operation.unnamed';
  return { key, values: { kind, objects: objects.map(({ id }) => id).join(', ') } };
}
