/** Lets somebody cut the wait before the next poll short, such as after an event. */
export interface Nudge {
  readonly ring: () => void;
  /** Aborts with the next ring. */
  readonly next: () => AbortSignal;
}

export function createNudge(): Nudge {
  let controller = new AbortController();
  return {
    ring: () => {
      const rung = controller;
      controller = new AbortController();
      rung.abort();
    },
    next: () => controller.signal,
  };
}
