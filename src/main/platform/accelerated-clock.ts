import { systemClock, type Clock } from './clock.ts';

/** A moment on both clocks, in epoch ms. */
export interface ClockOrigin {
  readonly real: number;
  readonly accelerated: number;
}

/**
 * Time that runs `rate` times as fast as the machine's. Sleeps and deadlines are shorter in the same measure, so
 * that whoever uses it sees the same world, only sooner. For rehearsals: never against a real site.
 */
export function acceleratedClock(origin: ClockOrigin, rate: number, real: Clock = systemClock): Clock {
  return {
    now: () => origin.accelerated + (real.now() - origin.real) * rate,
    sleep: (ms, stop) => real.sleep(ms / rate, stop),
    deadline: (ms) => real.deadline(Math.ceil(ms / rate)),
  };
}
