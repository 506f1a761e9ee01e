import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';

/** How far a question got that has no answer; null: to the machine, as far as can be told, which says nothing. */
export type Reach = 'machine' | 'nothing' | null;

/** A kernel that breaks off has power and works. */
const SAID_NO: ReadonlySet<unknown> = new Set(['ECONNRESET']);
/** A refusal is not told from silence: on a rehearsal site a host that has panicked refuses. */
const UNHEARD: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'EHOSTDOWN']);

/** Of several addresses the one that got farthest counts. What is not known to be silence is none. */
export function reachOf(error: Error): Reach {
  const errors: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  const codes = errors.map(codeOf);
  if (codes.some((code) => SAID_NO.has(code))) return 'machine';
  return codes.some((code) => UNHEARD.has(code)) ? null : 'nothing';
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** Only these leave open who was silent. */
export function withReach(failure: ProbeFailure, reached: Reach): ProbeFailure {
  if (failure.kind !== 'unreachable' && failure.kind !== 'timed-out') return failure;
  return reached === null ? failure : { ...failure, reached };
}
