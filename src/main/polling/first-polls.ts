/**
 * From one machine's first poll to the next one's. Logins are dear for the console and for who carries both ends:
 * all at once they would hold up the picture from the store, which is what a person sees first.
 */
const GAP_MS = 20;

/** About what a page and the core need to draw one of the states that the store remembers. */
const DRAWN_MS = 0.2;
const DRAWN_MOST_MS = 1500;

/**
 * Gives each machine of a site its turn, after so many remembered states can have been drawn; none waits longer than its
 * interval.
 */
export function firstPolls(remembered: number): (intervalMs: number) => number {
  const drawnMs = Math.min(remembered * DRAWN_MS, DRAWN_MOST_MS);
  let before = 0;
  return (intervalMs) => {
    const afterMs = Math.min(drawnMs + before * GAP_MS, intervalMs);
    before += 1;
    return afterMs;
  };
}
