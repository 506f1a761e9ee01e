import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../platform/clock.ts';
import { whyAborted } from '../../platform/why-aborted.ts';

/** The end of an attempt: the caller's wish or a deadline, whichever comes first. */
export interface Limit {
  readonly signal: AbortSignal;
  /** Why it ended; only meaningful once `signal` has aborted. */
  readonly failure: () => ProbeFailure;
}

export function limitOf(clock: Clock, caller: AbortSignal, deadlineMs: number): Limit {
  const started = clock.now();
  const signal = AbortSignal.any([caller, clock.deadline(deadlineMs)]);
  const failure = (): ProbeFailure => {
    if (!caller.aborted) return { kind: 'timed-out', afterMs: deadlineMs };
    return whyAborted(caller, clock.now() - started);
  };
  return { signal, failure };
}

/** Settles once: with what `start` reports, or with the limit's failure. `undo` runs for a value that came too late. */
export function within<T>(
  limit: Limit,
  start: (settle: (result: Result<T, ProbeFailure>) => void) => void,
  undo: (value: T) => void = () => {},
): Promise<Result<T, ProbeFailure>> {
  return new Promise((resolve) => {
    let isSettled = false;
    const settle = (result: Result<T, ProbeFailure>): void => {
      if (isSettled) {
        if (result.ok) undo(result.value);
        return;
      }
      isSettled = true;
      limit.signal.removeEventListener('abort', onAbort);
      resolve(result);
    };
    const onAbort = (): void => settle(fail(limit.failure()));
    limit.signal.addEventListener('abort', onAbort, { once: true });
    if (limit.signal.aborted) onAbort();
    else start(settle);
  });
}

/** A promise that cannot fail, under a limit. */
export const waitWithin = <T>(limit: Limit, promise: Promise<T>): Promise<Result<T, ProbeFailure>> =>
  within(limit, (settle) => void promise.then((value) => settle(ok(value))));
