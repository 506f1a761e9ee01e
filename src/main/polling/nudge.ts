/** Lets somebody cut the wait before the next poll short. */
export interface Nudge {
  /** Something happened, such as an event of the machine: the next poll comes soon. */
  readonly ring: () => void;
  /** A person did something about it, such as answer a question: the next poll comes at once. */
  readonly call: () => void;
  /** Aborts with the next ring or call. */
  readonly next: () => AbortSignal;
  /** Aborts with the next call. */
  readonly nextCall: () => AbortSignal;
}

export function createNudge(): Nudge {
  const rings = bell();
  const calls = bell();
  return {
    ring: rings.ring,
    call: () => {
      calls.ring();
      rings.ring();
    },
    next: rings.next,
    nextCall: calls.next,
  };
}

function bell() {
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
