/** One look at the clocks. `monotonic` stands still while the machine sleeps (Linux, macOS). */
export interface ClockPair {
  readonly wall: number;
  readonly monotonic: number;
  /** Goes on while the machine sleeps; null where nothing does. Tells a clock that was set from a sleep. */
  readonly sinceBoot?: number | null;
}

/** Slewing and rounding are no jump. */
const JUMP_MS = 5000;

/** By how much the wall clock was set between two looks; 0: it was not, as far as can be told. */
export function jumpBetween(before: ClockPair, after: ClockPair): number {
  const wall = after.wall - before.wall;
  // Without it a clock set forward looks like a sleep, in which everything does become old.
  const jump =
    wall - (passed(before.sinceBoot, after.sinceBoot) ?? Math.max(wall, after.monotonic - before.monotonic));
  return Math.abs(jump) > JUMP_MS ? Math.round(jump) : 0;
}

const passed = (before: ClockPair['sinceBoot'], after: ClockPair['sinceBoot']): number | null =>
  typeof before === 'number' && typeof after === 'number' ? after - before : null;

/** Where a time of before the jump lies on the clock of after it, so that its age stays what it was. */
export type Move = (at: number) => number;

/** What was noted since the jump lies on the new clock already, and stays where it is. */
export function moveBy(jump: number, now: number): Move {
  const isFromBefore = (at: number) => (jump > 0 ? at + jump <= now : at > now);
  return (at) => (isFromBefore(at) ? at + jump : at);
}
