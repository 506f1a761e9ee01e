import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { Result } from '../../shared/result.ts';
import type { Secret } from '../platform/secret.ts';
import type { Nudge } from '../polling/nudge.ts';

export interface SecretQuestion<T> {
  readonly secretFor: () => Promise<Result<Secret, ProbeFailure>>;
  readonly ask: (secret: Secret, signal: AbortSignal) => Promise<Result<T, ProbeFailure>>;
  readonly nudge: Nudge;
}

/** `asked` is false when the other side was left alone and its refusal is told again. */
export interface GuardedAnswer<T> {
  readonly result: Result<T, ProbeFailure>;
  readonly asked: boolean;
}

type LoginRefused = Extract<ProbeFailure, { kind: 'login-refused' }>;

/**
 * A password that was refused is not sent again until it has changed or a person calls: BMCs lock an account after
 * a few attempts.
 */
export function notTwiceRefused<T>({
  secretFor,
  ask,
  nudge,
}: SecretQuestion<T>): (signal: AbortSignal) => Promise<GuardedAnswer<T>> {
  let refused: {
    readonly value: string;
    readonly failure: LoginRefused;
    readonly called: AbortSignal;
  } | null = null;
  return async (signal) => {
    const secret = await secretFor();
    if (!secret.ok) return { result: secret, asked: false };
    const value = secret.value.reveal();
    if (refused !== null && refused.value === value && !refused.called.aborted) {
      return { result: { ok: false, error: refused.failure }, asked: false };
    }
    const called = nudge.nextCall();
    const result = await ask(secret.value, signal);
    const failure = result.ok ? null : result.error;
    refused = failure?.kind === 'login-refused' ? { value, failure, called } : null;
    return { result, asked: true };
  };
}
