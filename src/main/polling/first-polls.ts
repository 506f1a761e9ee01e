/**
 * From one machine's first poll to the next one's. Logins are dear for the console and for who carries both ends:
 * all at once they would hold up the picture from the store, which is what a person sees first.
 */
const GAP_MS = 20;

/** Gives each machine of a site its turn; none waits longer than its interval. */
export function firstPolls(): (intervalMs: number) => number {
  let before = 0;
  return (intervalMs) => {
    const afterMs = Math.min(before * GAP_MS, intervalMs);
    before += 1;
    return afterMs;
  };
}
