import { fail, ok, type Result } from '../../shared/result.ts';

/** What the file system refuses is for a person to mend: its words name the path. Anything else is a bug. */
export function orRefused<T>(work: () => T): Result<T, string> {
  try {
    return ok(work());
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return fail(error.message);
    throw error;
  }
}
