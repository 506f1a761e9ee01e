import type { ClockReading } from '../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../shared/result.ts';
import { failUnreadable } from './printed-lines.ts';

const SECONDS = /^(\d{9,11})(?:\.(\d{1,9})|\.N|\.%N)?\n$/;

/** `date +%s.%N`; a `date` that does not know `%N` gives whole seconds. */
export function parseMachineClock(text: string): Result<ClockReading, ProbeFailure> {
  const [, seconds, fraction] = SECONDS.exec(text) ?? [];
  if (seconds === undefined) return failUnreadable(text);
  if (fraction === undefined) return ok({ ms: Number(seconds) * 1000, resolutionMs: 1000 });
  return ok({ ms: Number(seconds) * 1000 + Math.floor(Number(`0.${fraction}`) * 1000), resolutionMs: 1 });
}
