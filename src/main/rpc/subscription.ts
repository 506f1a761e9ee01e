import type { Line } from './line.ts';

/** What a subscriber has not got yet: nothing, one payload, or so much that only the current value helps. */
type Waiting = { readonly value: unknown } | 'current' | null;

/** One topic on one line. Holds at most one unsent payload, however slow the line is. */
export class Subscription {
  readonly #line: Line;
  readonly #frame: (revision: number, value: unknown) => unknown;
  readonly #current: () => unknown;
  #revision = 0;
  #waiting: Waiting = 'current';

  /** `current` gives the whole value, or null while there is none. */
  constructor(line: Line, frame: (revision: number, value: unknown) => unknown, current: () => unknown) {
    this.#line = line;
    this.#frame = frame;
    this.#current = current;
  }

  /** False when something is left that the line cannot take yet. */
  publish(value: unknown): boolean {
    this.#waiting = this.#waiting === null ? { value } : 'current';
    return this.flush();
  }

  flush(): boolean {
    if (this.#waiting === null) return true;
    if (this.#line.backlog() > 0) return false;
    const value = this.#waiting === 'current' ? this.#current() : this.#waiting.value;
    // No value yet: stays due, and the first publication brings it whole.
    if (value === null) return true;
    this.#waiting = null;
    this.#revision += 1;
    this.#line.send(this.#frame(this.#revision, value));
    return true;
  }
}
