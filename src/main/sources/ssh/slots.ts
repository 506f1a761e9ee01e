/** Lets so many through at once, the others in the order they came. */
export class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** Waits for its turn; give the slot back with `leave`, once. Resolves to "gone" without a slot when `signal` aborts first. */
  enter(signal: AbortSignal): Promise<'entered' | 'gone'> {
    if (signal.aborted) return Promise.resolve('gone');
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve('entered');
    }
    return new Promise((resolve) => {
      const enter = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve('entered');
      };
      const giveUp = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        resolve('gone');
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(enter);
    });
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}
