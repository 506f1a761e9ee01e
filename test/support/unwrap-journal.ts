import type { Result } from '../../src/shared/result.ts';

/** The value; a failure ends the test and is shown. */
export function unwrap<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
