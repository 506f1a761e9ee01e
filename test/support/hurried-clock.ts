import { systemClock, type Clock } from '../../src/main/platform/clock.ts';

export interface HurriedClock extends Clock {
  /** How fast it goes from now on; what is waited for already is waited for at the old pace. */
  readonly hurry: (rate: number) => void;
}

/** A clock whose pace can be changed while a core lives by it: limits of many minutes end within a test. */
export function hurriedClock(rate: number): HurriedClock {
  let pace = { rate, real: systemClock.now(), own: systemClock.now() };
  const now = () => pace.own + (systemClock.now() - pace.real) * pace.rate;
  return {
    now,
    sleep: (ms, stop) => systemClock.sleep(ms / pace.rate, stop),
    deadline: (ms) => systemClock.deadline(Math.ceil(ms / pace.rate)),
    hurry: (faster) => {
      pace = { rate: faster, real: systemClock.now(), own: now() };
    },
  };
}
