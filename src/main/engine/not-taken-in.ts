import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { Ledger, LiveState } from './ledger.ts';

/**
 * What a source said in a poll of which a bug of ours prevented the rest: it must not look fresh, poll by poll, until the
 * source counts as silent once more. What was known from before grows old, as after any other failure.
 */
export const notTakenIn = (
  ledger: Ledger,
  source: string,
  failure: ProbeFailure,
  at: number,
): readonly LiveState[] => (failure.kind === 'bug' ? ledger.silence(source, failure, at, at) : []);
