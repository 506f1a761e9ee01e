import type { FileProblem } from '../../shared/domain/file-problem.ts';

/** What the system says of a file that cannot be read or written. */
export function fileError(kind: 'not-readable' | 'not-written', error: unknown): FileProblem {
  const said = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { line: null, field: '', problem: { kind, code, said } };
}
