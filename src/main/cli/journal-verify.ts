import type { Text } from '../../shared/text/text.ts';
import { EXIT } from '../serve/exit-codes.ts';
import type { JournalFailure } from '../store/journal/journal-failure.ts';
import { openJournalForReading } from '../store/journal/open-journal-file.ts';
import type { ChainReport } from '../store/journal/verify-chain.ts';
import { NOT_INTACT, problemText, troubleOf, type JournalVerb } from './journal-reading.ts';

/** `nodeward journal verify`: 0 only when the whole chain and its head agree, 1 when not. */
export const verifyJournal: JournalVerb = (asked) => {
  const { words, folder, json, terminal, text, refuse } = asked;
  if (words.length > 0) return refuse(EXIT.usage, text('cli.journal.usage'));
  const verdict = verify(folder);
  if ('failure' in verdict) return troubleOf(verdict.failure, asked);
  terminal.out(json ? JSON.stringify(verdict) : lineOf(verdict, text));
  return verdict.problem === null ? 0 : NOT_INTACT;
};

type Verdict = Pick<ChainReport, 'problem'> & { readonly count: number | null; readonly hash: string | null };

function verify(folder: string): Verdict | { readonly failure: JournalFailure } {
  const opened = openJournalForReading(folder);
  const report = opened.ok ? opened.value.verify() : opened;
  if (opened.ok) opened.value.close();
  if (report.ok) return report.value;
  return report.error.kind === 'tampered'
    ? { problem: report.error.problem, count: null, hash: null }
    : { failure: report.error };
}

const lineOf = ({ problem, count, hash }: Verdict, text: Text): string =>
  problem === null
    ? text('cli.journal.intact', { count: count ?? 0, hash: hash ?? '' })
    : problemText(text, problem);
