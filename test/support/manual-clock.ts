import type { Clock } from '../../src/main/platform/clock.ts';

export interface ManualClock extends Clock {
  /** Moves time on and wakes sleepers and deadlines in their order. */
  readonly advance: (ms: number) => Promise<void>;
  /** Every sleep that was asked for, in ms. */
  readonly sleeps: readonly number[];
}

interface Waiter {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that stands still until it is told to move. With `auto`, each sleep moves it at once. */
export function manualClock(start = 1_700_000_000_000, mode: 'auto' | 'manual' = 'manual'): ManualClock {
  let time = start;
  let waiters: Waiter[] = [];
  const sleeps: number[] = [];
  const settle = () => new Promise((done) => setImmediate(done));
  const wakeUntil = async (end: number) => {
    await settle();
    for (;;) {
      const next = waiters.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      time = Math.max(time, next.at);
      waiters = waiters.filter((waiter) => waiter !== next);
      next.wake();
      await settle();
    }
    time = end;
    await settle();
  };
  return {
    sleeps,
    now: () => time,
    advance: (ms) => wakeUntil(time + ms),
    sleep: async (ms, stop) => {
      sleeps.push(ms);
      if (mode === 'auto') {
        time += ms;
        return;
      }
      await new Promise<void>((done) => {
        if (stop.aborted) {
          done();
          return;
        }
        waiters.push({ at: time + ms, wake: done });
        stop.addEventListener(
          'abort',
          () => {
            done();
          },
          { once: true },
        );
      });
    },
    deadline: (ms) => {
      const controller = new AbortController();
      waiters.push({
        at: time + ms,
        wake: () => {
          controller.abort(new DOMException('The time is over', 'TimeoutError'));
        },
      });
      return controller.signal;
    },
  };
}
