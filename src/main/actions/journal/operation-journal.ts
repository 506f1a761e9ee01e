import {
  journalSayingSchema,
  type JournalEntry,
  type JournalSaying,
  type OpenDebt,
  type OperationId,
  type OperationSummary,
} from '../../../shared/domain/journal.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { JournalFailure } from '../../store/journal/journal-failure.ts';
import type { JournalFile } from '../../store/journal/journal-file.ts';
import type { Reservation } from '../../store/journal/reserve.ts';
import type { ChainReport } from '../../store/journal/verify-chain.ts';
import { readEntries } from '../../store/journal/read-entry.ts';
import { entriesOf, operationsOf, summariesOf } from '../../store/journal/read-operations.ts';
import { debtsOf } from '../../store/journal/summarize.ts';
import { cutText, tidyTexts, type Redact } from './redact.ts';

type Answer<T> = Result<T, JournalFailure>;

/** Besides its body an entry costs at most this much of the file. */
const ENTRY_BYTES = 5000;

/** What operations said they would do, did and owe. Derived from the chain alone, so nothing can be lost. */
export class OperationJournal {
  readonly #file: JournalFile;
  readonly #clock: Clock;
  readonly #redact: Redact;

  constructor(file: JournalFile, clock: Clock, redact: Redact) {
    this.#file = file;
    this.#clock = clock;
    this.#redact = redact;
  }

  /**
   * Keeps room for so many more entries, whose bodies have `bytes` together. Before an operation's first
   * step; `disk-full` refuses it. Release it when the operation is closed.
   */
  reserve(entries: number, bytes: number): Answer<Reservation> {
    return this.#file.reserve(entries * ENTRY_BYTES + bytes);
  }

  /**
   * On disk when it answers; until then what it announces must not be done. Secrets are taken out first,
   * and a text that is too long is cut with a mark. `person`: for whom it is written, where it does not say so itself.
   */
  append(operation: OperationId, saying: JournalSaying, person?: string): Answer<JournalEntry> {
    const { kind, body } = journalSayingSchema.parse(signed(tidySaying(saying, this.#redact), person));
    const at = this.#clock.now();
    const stored = this.#file.append({ at, operation, kind, body: JSON.stringify(body) });
    if (!stored.ok) return stored;
    const read = readEntries([stored.value]);
    if (!read.ok) return read;
    const [entry] = read.value;
    return entry === undefined ? fail({ kind: 'failed', detail: '' }) : ok(entry);
  }

  /** In their order; empty: there is no such operation. */
  entries(operation: OperationId): Answer<readonly JournalEntry[]> {
    return entriesOf(this.#file, operation);
  }

  /** Newest first. The next page is before the last one's `seq`; null begins. */
  operations(before: number | null, limit: number): Answer<readonly OperationSummary[]> {
    return operationsOf(this.#file, before, limit);
  }

  /** Not closed: running, or interrupted and waiting for a person. */
  openOperations(): Answer<readonly OperationSummary[]> {
    const rows = this.#file.ofKinds(['operation-opened', 'closed']);
    if (!rows.ok) return rows;
    const open = new Set<string>();
    for (const { kind, operation } of rows.value) {
      if (kind === 'closed') open.delete(operation);
      else open.add(operation);
    }
    return summariesOf(this.#file, [...open]);
  }

  openDebts(): Answer<readonly OpenDebt[]> {
    const entries = this.#aboutDebts();
    return entries.ok ? ok(debtsOf(entries.value)) : entries;
  }

  /** Whether the site of an operation is owed what is named so, by whichever operation. */
  isOwed(operation: OperationId, debt: string): Answer<boolean> {
    const entries = this.#aboutDebts();
    if (!entries.ok) return entries;
    const opening = entries.value.find(
      (each) => each.kind === 'operation-opened' && each.operation === operation,
    );
    const site = opening?.kind === 'operation-opened' ? opening.body.site : null;
    return ok(debtsOf(entries.value).some((each) => each.debt === debt && each.site === site));
  }

  #aboutDebts(): Answer<readonly JournalEntry[]> {
    const rows = this.#file.ofKinds(['operation-opened', 'debt-opened', 'debt-paid']);
    return rows.ok ? readEntries(rows.value) : rows;
  }

  /**
   * At start-up, before any operation: writes `interrupted` for each that was running, and answers with all
   * that are interrupted. Nothing goes on by itself.
   */
  markInterrupted(person: string): Answer<readonly OperationSummary[]> {
    const open = this.openOperations();
    if (!open.ok) return open;
    for (const { operation, state, lastStep } of open.value) {
      if (state !== 'running') continue;
      const marked = this.append(operation, { kind: 'interrupted', body: { person, lastStep } });
      if (!marked.ok) return marked;
    }
    return this.openOperations();
  }

  verify(): Answer<ChainReport> {
    return this.#file.verify();
  }
}

/** What names its person itself keeps that name. */
const signed = ({ kind, body }: ReturnType<typeof tidySaying>, person: string | undefined) => ({
  kind,
  body: person === undefined ? body : Object.assign({ person }, body),
});

const tidySaying = ({ kind, body }: JournalSaying, redact: Redact) => ({
  kind,
  // `owed` is a value to restore in a debt, and words where the restoring begins.
  body: tidyTexts(kind === 'restore-started' ? { owed: cutText(redact(body.owed), 10_000) } : body, redact),
});
