import { readFileSync, statSync } from 'node:fs';
import { fail, ok, type Result } from '../../shared/result.ts';

export type TokenFailure =
  | { readonly kind: 'no-file'; readonly detail: string }
  | { readonly kind: 'open-to-others'; readonly mode: string };

/** The access token of a file that nobody but its owner can read. */
export function readTokenFile(file: string): Result<string, TokenFailure> {
  try {
    const { mode } = statSync(file);
    if ((mode & 0o077) !== 0) return fail({ kind: 'open-to-others', mode: (mode & 0o777).toString(8) });
    return ok(readFileSync(file, 'utf8').trim());
  } catch (error) {
    return fail({ kind: 'no-file', detail: error instanceof Error ? error.message : String(error) });
  }
}
