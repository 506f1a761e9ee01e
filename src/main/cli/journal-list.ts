import type { OperationSummary } from '../../shared/domain/journal.ts';
import { ok, type Result } from '../../shared/result.ts';
import { openedTitle, summaryOutcome } from '../../shared/text/entry-text.ts';
import type { Text } from '../../shared/text/text.ts';
import { EXIT } from '../serve/exit-codes.ts';
import type { JournalFailure } from '../store/journal/journal-failure.ts';
import type { JournalFile } from '../store/journal/journal-file.ts';
import { operationsOf } from '../store/journal/read-operations.ts';
import { readJournal, type JournalVerb } from './journal-reading.ts';

const PAGE = 100;

/** `nodeward journal list`: every operation of the record, newest first. */
export const listJournal: JournalVerb = (asked) => {
  const { words, json, terminal, text, refuse } = asked;
  if (words.length > 0) return refuse(EXIT.usage, text('cli.journal.usage'));
  return readJournal(asked, allOperations, (operations) => {
    if (json) terminal.out(JSON.stringify(operations, null, 2));
    else for (const each of operations) terminal.out(operationLine(text, each));
    // To people only: a script that reads the lines finds none.
    if (!json && operations.length === 0) terminal.err(text('cli.journal.empty'));
    return 0;
  });
};

function allOperations(file: JournalFile): Result<readonly OperationSummary[], JournalFailure> {
  const all: OperationSummary[] = [];
  for (;;) {
    const page = operationsOf(file, all.at(-1)?.seq ?? null, PAGE);
    if (!page.ok) return page;
    all.push(...page.value);
    if (page.value.length < PAGE) return ok(all);
  }
}

/** Id and time first, in columns that a script can cut. */
const operationLine = (text: Text, summary: OperationSummary): string =>
  text('cli.journal.operation', {
    id: summary.operation,
    at: new Date(summary.openedAt).toISOString(),
    title: openedTitle(text, summary.opened),
    site: summary.opened.site,
    person: summary.opened.person,
    outcome: summaryOutcome(text, summary),
  });
