/** The page's own time. A test hands in one that stands still. */
export interface PageClock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Calls `then` once after `ms`, unless the returned function is called first. */
  readonly after: (ms: number, then: () => void) => () => void;
}

export const pageClock: PageClock = {
  now: () => Date.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};
