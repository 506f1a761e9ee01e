import type { JournalEntry, OperationId, OperationSummary } from '../../../shared/domain/journal.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { JournalFailure } from './journal-failure.ts';
import type { JournalFile } from './journal-file.ts';
import { readEntries } from './read-entry.ts';
import { summarize } from './summarize.ts';

type Answer<T> = Result<T, JournalFailure>;

/** Of one operation, in their order; empty: there is no such operation. */
export function entriesOf(file: JournalFile, operation: OperationId): Answer<readonly JournalEntry[]> {
  const rows = file.ofOperation(operation);
  return rows.ok ? readEntries(rows.value) : rows;
}

/** Newest first. The next page is before the last one's `seq`; null begins. */
export function operationsOf(
  file: JournalFile,
  before: number | null,
  limit: number,
): Answer<readonly OperationSummary[]> {
  const rows = file.newestOfKind('operation-opened', before ?? Number.MAX_SAFE_INTEGER, limit);
  if (!rows.ok) return rows;
  const found = rows.value.map(({ operation }) => operation);
  return summariesOf(file, found);
}

/** In the order that they are asked for. */
export function summariesOf(
  file: JournalFile,
  operations: readonly string[],
): Answer<readonly OperationSummary[]> {
  const summaries: OperationSummary[] = [];
  for (const operation of operations) {
    const rows = file.ofOperation(operation);
    if (!rows.ok) return rows;
    const entries = readEntries(rows.value);
    if (!entries.ok) return entries;
    const summary = summarize(entries.value);
    if (summary !== null) summaries.push(summary);
  }
  return ok(summaries);
}
