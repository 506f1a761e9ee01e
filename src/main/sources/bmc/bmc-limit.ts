import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import type { BmcOptions } from './bmc-options.ts';

/** The end of one question to a BMC, and why it ended. */
export interface BmcLimit {
  readonly signal: AbortSignal;
  readonly failure: () => ProbeFailure;
}

export function limitBmc({ signal, deadlineMs, clock }: Omit<BmcOptions, 'secret'>): BmcLimit {
  const deadline = clock.deadline(deadlineMs);
  return {
    signal: AbortSignal.any([signal, deadline]),
    failure: () =>
      deadline.aborted && !signal.aborted
        ? { kind: 'timed-out', afterMs: deadlineMs }
        : { kind: 'cancelled' },
  };
}
