interface Entry {
  readonly at: number;
  readonly order: number;
  readonly run: (at: number) => void;
}

/**
 * What will happen in rehearsal time. Nothing happens by itself: `settle` runs what is due, in order.
 * `speed` shortens every wait of the model; the time that the site reports goes on as before.
 */
export class Agenda {
  #entries: Entry[] = [];
  #order = 0;
  #speed = 1;

  get speed(): number {
    return this.#speed;
  }

  /** Runs `ms` of the model's own time after `at`. */
  after(at: number, ms: number, run: (at: number) => void): void {
    this.#entries.push({ at: at + ms / this.#speed, order: this.#order++, run });
    this.#sort();
  }

  /** What is waiting already waits at the new speed from `now` on. */
  setSpeed(now: number, speed: number): void {
    const stretch = this.#speed / speed;
    this.#entries = this.#entries.map((entry) => ({ ...entry, at: now + (entry.at - now) * stretch }));
    this.#speed = speed;
    this.#sort();
  }

  /** When the next thing is due, or null. */
  next(): number | null {
    return this.#entries[0]?.at ?? null;
  }

  /** Each entry runs with its own time, so that a big step of the clock keeps order and distances. */
  settle(now: number): void {
    for (;;) {
      const entry = this.#entries[0];
      if (entry === undefined || entry.at > now) return;
      this.#entries.shift();
      entry.run(entry.at);
    }
  }

  #sort(): void {
    this.#entries.sort((a, b) => a.at - b.at || a.order - b.order);
  }
}
