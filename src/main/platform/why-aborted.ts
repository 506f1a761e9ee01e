import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';

/** A signal made by a deadline says so; every other one is a cancellation. */
export function whyAborted(signal: AbortSignal, afterMs: number): ProbeFailure {
  const reason: unknown = signal.reason;
  const timedOut = reason instanceof DOMException && reason.name === 'TimeoutError';
  return timedOut ? { kind: 'timed-out', afterMs } : { kind: 'cancelled' };
}
