import { acceleratedClock, type ClockOrigin } from '../../src/main/platform/accelerated-clock.ts';
import type { Clock } from '../../src/main/platform/clock.ts';

/** How many times faster than the machine's a core of such a test lives: it mostly waits. */
const RATE = 4;

/** One time for several cores after each other, also in other processes: none of them sees it run backwards. */
export const steadyClock = ({ real, accelerated }: ClockOrigin): Clock =>
  acceleratedClock({ real, accelerated }, RATE);

/** Where such a time begins: at the machine's own. */
export const steadyOrigin = (): ClockOrigin => {
  const now = Date.now();
  return { real: now, accelerated: now };
};
