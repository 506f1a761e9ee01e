import { uptime } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** The only source of time. Epoch milliseconds. */
export interface Clock {
  readonly now: () => number;
  /** Milliseconds that no change of the clock touches; stands still while the machine sleeps. `now` when absent. */
  readonly monotonic?: () => number;
  /** Milliseconds since the machine started, its sleep with them; no change of the clock touches it. */
  readonly sinceBoot?: () => number;
  /** Returns early, without throwing, when `stop` aborts. */
  readonly sleep: (ms: number, stop: AbortSignal) => Promise<void>;
  /** Aborts after `ms`. */
  readonly deadline: (ms: number) => AbortSignal;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sinceBoot: () => uptime() * 1000,
  sleep: (ms, stop) => wait(ms, undefined, { signal: stop }).catch(() => {}),
  deadline: (ms) => AbortSignal.timeout(ms),
};
