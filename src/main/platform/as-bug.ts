import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { fail, type Result } from '../../shared/result.ts';

/** What was thrown, as a failure: a bug in one place must not blind the console to all others. */
export const asBug = (error: unknown): Result<never, ProbeFailure> =>
  fail({ kind: 'bug', detail: String(error) });
