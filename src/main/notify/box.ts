import type { Attempt, NewMessage, Outbox, OutboxRow } from '../store/outbox.ts';

type StoredBox = Pick<Outbox, 'add' | 'note' | 'waiting' | 'last'>;

/** How many messages wait in memory, those that were delivered among them; the oldest go first. */
const MOST_IN_MEMORY = 1000;

/**
 * The box of messages. What the store has no room for is kept in memory, so that a full disk neither swallows a
 * message nor has it sent again and again because its delivery cannot be noted.
 */
export class Box {
  readonly #outbox: StoredBox;
  /** Those that the store does not have; their ids are negative. */
  #rows: readonly OutboxRow[] = [];
  /** What came of stored ones, as far as the store does not have it. */
  readonly #unnoted = new Map<number, Attempt>();
  #lastId = 0;

  constructor(outbox: StoredBox) {
    this.#outbox = outbox;
  }

  add(messages: readonly NewMessage[]): void {
    // Behind those that wait in memory, so that an end is never told before its beginning.
    if (this.#waitingInMemory().length === 0 && this.#outbox.add(messages).ok) return;
    const rows = messages.map((message): OutboxRow => ({
      ...message,
      id: (this.#lastId -= 1),
      due: message.created,
      attempts: 0,
      delivered: null,
      failure: null,
    }));
    this.#rows = [...this.#rows, ...rows].slice(-MOST_IN_MEMORY);
  }

  note(attempt: Attempt): void {
    if (attempt.id < 0) {
      this.#rows = this.#rows.map((row) => (row.id === attempt.id ? { ...row, ...attempt } : row));
    } else if (!this.#outbox.note(attempt).ok) {
      this.#unnoted.set(attempt.id, attempt);
    }
  }

  /** In their order, oldest first; stores what it can first. */
  waiting(): readonly OutboxRow[] {
    this.#settle();
    const stored = this.#outbox.waiting().map((row) => this.#asNoted(row));
    return [...stored.filter(({ due }) => due !== null), ...this.#waitingInMemory()];
  }

  /** Newest first. */
  last(limit: number): readonly OutboxRow[] {
    const stored = this.#outbox.last(limit).map((row) => this.#asNoted(row));
    return [...this.#rows.toReversed(), ...stored].slice(0, limit);
  }

  #settle(): void {
    for (const [id, attempt] of this.#unnoted) {
      if (!this.#outbox.note(attempt).ok) return;
      this.#unnoted.delete(id);
    }
    const waiting = this.#waitingInMemory();
    if (waiting.length === 0 || !this.#outbox.add(waiting).ok) return;
    this.#rows = this.#rows.filter(({ due }) => due === null);
  }

  #waitingInMemory(): readonly OutboxRow[] {
    return this.#rows.filter(({ due }) => due !== null);
  }

  #asNoted(row: OutboxRow): OutboxRow {
    return { ...row, ...this.#unnoted.get(row.id) };
  }
}
