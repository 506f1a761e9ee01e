import { recordTrouble } from '../../shared/text/record-text.ts';
import type { Result } from '../../shared/result.ts';
import type { Text } from '../../shared/text/text.ts';
import { EXIT } from '../serve/exit-codes.ts';
import type { Terminal } from '../serve/terminal.ts';
import type { JournalFailure, JournalProblem } from '../store/journal/journal-failure.ts';
import type { JournalFile } from '../store/journal/journal-file.ts';
import { openJournalForReading } from '../store/journal/open-journal-file.ts';

/** What was asked of the record, and where the answer goes. */
export interface JournalAsked {
  /** What stands behind the verb. */
  readonly words: readonly string[];
  readonly folder: string;
  readonly json: boolean;
  readonly raw: boolean;
  readonly terminal: Terminal;
  readonly text: Text;
  readonly refuse: (code: number, words: string) => number;
}
/** One of `nodeward journal`; answers with the exit code. */
export type JournalVerb = (asked: JournalAsked) => number;

export const NOT_INTACT = 1;

/**
 * Reads something of the record and tells it. A record that is not intact is told as far as it can be read, with the
 * verdict beside it and its exit code: it must never be taken for a sound one.
 */
export function readJournal<T>(
  asked: JournalAsked,
  read: (file: JournalFile) => Result<T, JournalFailure>,
  tell: (found: T) => number,
): number {
  const opened = openJournalForReading(asked.folder);
  if (!opened.ok) return troubleOf(opened.error, asked);
  const file = opened.value;
  try {
    const found = read(file);
    const report = found.ok ? file.verify() : found;
    if (!found.ok) return troubleOf(found.error, asked);
    if (!report.ok) return troubleOf(report.error, asked);
    const code = tell(found.value);
    const { problem } = report.value;
    return problem === null ? code : asked.refuse(NOT_INTACT, problemText(asked.text, problem));
  } finally {
    file.close();
  }
}

export const problemText = (text: Text, { kind, seq }: JournalProblem): string =>
  text('cli.journal.notIntact', { problem: kind, seq });

/** A file that is no journal any more is a verdict, not trouble of the tool. */
export function troubleOf(failure: JournalFailure, { folder, text, refuse }: JournalAsked): number {
  if (failure.kind === 'no-file') return refuse(EXIT.noInput, text('cli.journal.noFile', { folder }));
  if (failure.kind === 'tampered') return refuse(NOT_INTACT, problemText(text, failure.problem));
  const detail = 'detail' in failure ? failure.detail : '';
  return refuse(
    codeOf(failure),
    text('cli.journal.cannotRead', { why: recordTrouble(text, failure.kind, detail) }),
  );
}

const codeOf = ({ kind }: JournalFailure): number => (kind === 'damaged' ? NOT_INTACT : EXIT.unavailable);
