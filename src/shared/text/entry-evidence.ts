import type { JournalEntry } from '../domain/journal.ts';
import type { Evidence } from '../domain/evidence.ts';

export interface RawEvidence {
  readonly title: string;
  readonly text: string;
  readonly at: number | null;
}

/** What machines said, as an entry of the record keeps it; each answer once. */
export function entryEvidence(entry: JournalEntry): readonly RawEvidence[] {
  if (entry.kind === 'facts-gathered') return once(entry.body.facts.flatMap(({ evidence }) => evidence));
  if (entry.kind === 'judged' || entry.kind === 'restore-refused')
    return once(entry.body.verdicts.flatMap(({ evidence }) => evidence));
  if (entry.kind === 'step-started') return sentBy(entry);
  if (entry.kind === 'step-finished' || entry.kind === 'step-failed') return endOf(entry);
  return entry.kind === 'debt-paid' ? once(entry.body.evidence === null ? [] : [entry.body.evidence]) : [];
}

const sentBy = ({ at, body }: Extract<JournalEntry, { kind: 'step-started' }>): readonly RawEvidence[] =>
  body.command === null ? [] : [{ title: body.machine, text: body.command, at }];

function endOf(
  entry: Extract<JournalEntry, { kind: 'step-finished' | 'step-failed' }>,
): readonly RawEvidence[] {
  const { step, output } = entry.body;
  const proof = entry.kind === 'step-finished' ? entry.body.verifiedBy : null;
  const said = output === '' ? [] : [{ title: step, text: output, at: entry.at }];
  return [...said, ...once(proof === null ? [] : [proof])];
}

function once(evidence: readonly Evidence[]): readonly RawEvidence[] {
  const found = new Map(evidence.map((each) => [JSON.stringify(each), each]));
  return [...found.values()].map(({ command, raw, at, from }) => ({
    title: command === null ? from : `${from}: ${command}`,
    text: raw,
    at,
  }));
}
