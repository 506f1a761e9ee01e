import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import type { Observed } from '../../../../shared/domain/reading.ts';

/** Why something is not known, and since when (epoch ms). */
export interface Doubt {
  readonly because: ProbeFailure;
  readonly since: number;
}

export function doubtOf(observed: Observed<unknown> | null): Doubt | null {
  return observed?.kind === 'unknown' ? { because: observed.because, since: observed.since } : null;
}
