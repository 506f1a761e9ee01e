import { ok, type Result } from '../../shared/result.ts';
import type { WriteFailure } from '../store/failures.ts';
import { keyText, type SpanEntry, type SpanKey } from '../store/span-row.ts';
import type { Spans } from '../store/spans.ts';

/** One change of a state, or the end of its object. */
export type OwedChange =
  | { readonly kind: 'state'; readonly entry: SpanEntry }
  | { readonly kind: 'gone'; readonly entry: SpanKey; readonly at: number };

/** How many wait in full; with more, only the newest of each state is kept. */
const MOST_OWED = 10_000;

/**
 * Changes of states on their way to the store, in order. What has no room waits, because nobody says it again:
 * without it the history would claim the old state until the next change.
 */
export class OwedStates {
  readonly #spans: Pick<Spans, 'record' | 'end'>;
  readonly #most: number;
  #owed: readonly OwedChange[] = [];

  constructor(spans: Pick<Spans, 'record' | 'end'>, most: number = MOST_OWED) {
    this.#spans = spans;
    this.#most = most;
  }

  get waiting(): number {
    return this.#owed.length;
  }

  /** Gives the store everything that waits, and answers how many changes it will never have. */
  give(changes: readonly OwedChange[]): {
    readonly result: Result<unknown, WriteFailure>;
    readonly dropped: number;
  } {
    this.#owed = [...this.#owed, ...changes];
    const result = this.#storeAll();
    const before = this.#owed.length;
    if (!result.ok && result.error.kind !== 'disk-full') this.#owed = [];
    if (this.#owed.length > this.#most) this.#owed = newestOfEach(this.#owed);
    return { result, dropped: before - this.#owed.length };
  }

  #storeAll(): Result<unknown, WriteFailure> {
    while (this.#owed.length > 0) {
      const run = firstRun(this.#owed);
      const result = this.#store(run);
      if (!result.ok) return result;
      this.#owed = this.#owed.slice(run.length);
    }
    return ok(null);
  }

  #store(run: readonly OwedChange[]): Result<unknown, WriteFailure> {
    const [first] = run;
    if (first?.kind !== 'gone')
      return this.#spans.record(run.flatMap((change) => (change.kind === 'state' ? [change.entry] : [])));
    const keys = run.map(({ entry }) => entry);
    return this.#spans.end(keys, first.at);
  }
}

/** As many as the store takes in one transaction: states, or ends of one time. */
function firstRun(owed: readonly OwedChange[]): readonly OwedChange[] {
  const [first] = owed;
  const other = owed.findIndex((change) => !isAlike(first, change));
  return other === -1 ? owed : owed.slice(0, other);
}

function isAlike(first: OwedChange | undefined, change: OwedChange): boolean {
  if (first?.kind === 'gone') return change.kind === 'gone' && change.at === first.at;
  return change.kind === 'state';
}

function newestOfEach(owed: readonly OwedChange[]): readonly OwedChange[] {
  const newest = new Map(owed.map((change) => [keyText(change.entry), change]));
  return owed.filter((change) => newest.get(keyText(change.entry)) === change);
}
