interface Entry {
  readonly at: number;
  readonly order: number;
  readonly run: (at: number) => void;
}

/** What will happen in rehearsal time. Nothing happens by itself: `settle` runs what is due, in order. */
export class Agenda {
  #entries: Entry[] = [];
  #order = 0;

  plan(at: number, run: (at: number) => void): void {
    this.#entries.push({ at, order: this.#order++, run });
    this.#entries.sort((a, b) => a.at - b.at || a.order - b.order);
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
}
