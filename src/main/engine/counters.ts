/** Values that only grow, read at a time (epoch ms). */
export interface Counters {
  readonly at: number;
  readonly values: Readonly<Record<string, number | null>>;
}

/** Turns growing counters into rates a second. The first reading, a restart or a reset give null, never a guess. */
export class Rates {
  readonly #before = new Map<string, Counters>();

  /** Rates since the reading before, by counter. */
  take(id: string, counters: Counters): Readonly<Record<string, number | null>> {
    const before = this.#before.get(id);
    this.#before.set(id, counters);
    const seconds = before === undefined ? 0 : (counters.at - before.at) / 1000;
    return Object.fromEntries(
      Object.entries(counters.values).map(([name, value]) => [
        name,
        rate(before?.values[name], value, seconds),
      ]),
    );
  }

  /** The object stopped or is gone: its counters start anew. */
  forget(id: string): void {
    this.#before.delete(id);
  }
}

function rate(before: number | null | undefined, now: number | null, seconds: number): number | null {
  if (before === undefined || before === null || now === null || seconds <= 0 || now < before) return null;
  return (now - before) / seconds;
}
