import type { Message } from './wire/message.ts';

/** Somebody who waits for the reply to one call. */
export interface Waiter {
  readonly procedure: number;
  readonly onReply: (message: Message) => void;
}

const MOST_FORGOTTEN = 4_096;
const LAST_SERIAL = 0xffff_ffff;

/** Calls on their way. A call given up is remembered by number, so that its late answer is known and dropped. */
export class Unanswered {
  readonly #waiting = new Map<number, Waiter>();
  readonly #forgotten = new Set<number>();
  #last = 0;

  /** A number for one call; numbers in use are never given twice. */
  add(waiter: Waiter): number {
    do this.#last = this.#last === LAST_SERIAL ? 1 : this.#last + 1;
    while (this.#waiting.has(this.#last) || this.#forgotten.has(this.#last));
    this.#waiting.set(this.#last, waiter);
    return this.#last;
  }

  /** False when the daemon has left so many calls unanswered that it cannot be in order. */
  forget(serial: number): boolean {
    if (this.#waiting.delete(serial)) this.#forgotten.add(serial);
    return this.#forgotten.size <= MOST_FORGOTTEN;
  }

  /** Who waits for this reply; `late` when nobody does any more, `stray` when nobody ever asked. */
  take(serial: number): Waiter | 'late' | 'stray' {
    const waiter = this.#waiting.get(serial);
    this.#waiting.delete(serial);
    if (waiter !== undefined) return waiter;
    return this.#forgotten.delete(serial) ? 'late' : 'stray';
  }
}
