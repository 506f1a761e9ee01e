import { isIP } from 'node:net';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';

/** How far a question got that has no answer; null: to the machine, as far as can be told, which says nothing. */
export type Reach = 'machine' | 'nothing' | null;

const UNHEARD: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'EHOSTDOWN']);

/** Of several addresses the one that got farthest counts. What is not known to be silence is none. */
export function reachOf(error: Error): Reach {
  const errors: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  const codes = errors.map(codeOf);
  if (errors.some(saidNo)) return 'machine';
  return codes.some((code) => UNHEARD.has(code)) ? null : 'nothing';
}

/**
 * A kernel that breaks off or refuses has power and works. A firewall may refuse in a machine's name; taking that for
 * life is the safe side. At a loopback address it is this computer that refuses, such as for a forwarding without its
 * other end (or a rehearsal site's host that has panicked): that says nothing of the machine meant.
 */
function saidNo(error: unknown): boolean {
  if (codeOf(error) === 'ECONNRESET') return true;
  if (codeOf(error) !== 'ECONNREFUSED' || !(error instanceof Error) || !('address' in error)) return false;
  const { address } = error;
  return typeof address === 'string' && isIP(address) !== 0 && !isLoopback(address);
}

export const isLoopback = (host: string): boolean => /^((::ffff:)?127\.|::1$|localhost$)/i.test(host);

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** Only these leave open who was silent. */
export function withReach(failure: ProbeFailure, reached: Reach): ProbeFailure {
  if (failure.kind !== 'unreachable' && failure.kind !== 'timed-out') return failure;
  return reached === null ? failure : { ...failure, reached };
}
