import type { ClockPair } from '../domain/alerts/clock-jump.ts';
import type { Clock } from '../platform/clock.ts';

export function readClocks(clock: Clock): ClockPair {
  const wall = clock.now();
  return {
    wall,
    monotonic: clock.monotonic?.() ?? wall,
    sinceBoot: clock.sinceBoot?.() ?? null,
  };
}
