/** A moment on the wall clock, and on the one that nobody sets and that stands still while the machine sleeps; ms. */
export interface ReadAt {
  readonly at: number;
  readonly steadyAt: number;
}

/** Values that only grow, read at a moment. */
export interface Counters extends ReadAt {
  readonly values: Readonly<Record<string, number | null>>;
}

/** How far apart the two clocks may tell a time: further, one was set or the machine slept, and neither is believed. */
const CLOCKS_AGREE = 0.1;

/** Turns growing counters into rates a second. The first reading, a restart or a reset give null, never a guess. */
export class Rates {
  readonly #before = new Map<string, Counters>();

  /** Rates since the reading before, by counter. */
  take(id: string, counters: Counters): Readonly<Record<string, number | null>> {
    const before = this.#before.get(id);
    this.#before.set(id, counters);
    const seconds = before === undefined ? null : secondsBetween(before, counters);
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

function secondsBetween(before: ReadAt, now: ReadAt): number | null {
  const steady = now.steadyAt - before.steadyAt;
  const apart = Math.abs(now.at - before.at - steady);
  return steady > 0 && apart <= steady * CLOCKS_AGREE ? steady / 1000 : null;
}

function rate(before: number | null | undefined, now: number | null, seconds: number | null): number | null {
  if (before === undefined || before === null || now === null || seconds === null || now < before)
    return null;
  return (now - before) / seconds;
}
