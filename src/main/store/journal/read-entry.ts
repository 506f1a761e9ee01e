import { journalEntrySchema, type JournalEntry } from '../../../shared/domain/journal.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { StoredEntry } from './chain.ts';
import type { JournalFailure } from './journal-failure.ts';

/** An entry that this program cannot read spoils the answer: nothing of the record is left out silently. */
export function readEntries(rows: readonly StoredEntry[]): Result<readonly JournalEntry[], JournalFailure> {
  const entries: JournalEntry[] = [];
  for (const row of rows) {
    const { seq, at, operation, kind } = row;
    const entry = journalEntrySchema.safeParse({ seq, at, operation, kind, body: parsed(row.body) });
    if (!entry.success) return fail({ kind: 'damaged', detail: `entry ${seq}: ${entry.error.message}` });
    entries.push(entry.data);
  }
  return ok(entries);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
