import type { ClockOffset } from '../../shared/domain/machine-settings.ts';
import type { NodeRound } from '../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../shared/result.ts';

/** When the console asked, and how long the answer took; its own clock. */
export interface Asked {
  readonly askedAt: number;
  readonly ms: number;
}

/**
 * How far a node's clock is ahead of the console's. The first of its two readings was taken after the question
 * and, by what passed on the node until the second, before the answer: the middle of that, give or take half.
 */
export function clockOffset(
  { clock, clockAtEnd }: Pick<NodeRound, 'clock' | 'clockAtEnd'>,
  { askedAt, ms }: Asked,
): Result<ClockOffset, ProbeFailure> {
  if (!clock.ok) return clock;
  const passed = clockAtEnd.ok ? Math.max(clockAtEnd.value.ms - clock.value.ms, 0) : 0;
  const spare = Math.max(ms - passed, 0);
  const half = clock.value.resolutionMs / 2;
  return ok({
    offsetMs: Math.round(clock.value.ms + (half > 1 ? half : 0) - (askedAt + spare / 2)),
    uncertaintyMs: Math.ceil(spare / 2 + half),
  });
}

/**
 * The offset as it was, while the new measurement does not contradict it and is not much better: each round's
 * own inaccuracy is no change.
 */
export function steadyOffset(before: ClockOffset | null, now: ClockOffset): ClockOffset {
  if (before === null) return now;
  const agrees = Math.abs(now.offsetMs - before.offsetMs) <= now.uncertaintyMs + before.uncertaintyMs;
  const isMuchBetter = now.uncertaintyMs < before.uncertaintyMs / 2;
  return agrees && !isMuchBetter ? before : now;
}
