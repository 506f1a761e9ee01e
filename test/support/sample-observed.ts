import type { ProbeFailure } from '../../src/shared/domain/probe-failure.ts';
import type { Observed } from '../../src/shared/domain/reading.ts';

/** Builders of observed states around one instant; ages in seconds. */
export interface Seen {
  readonly known: <T>(value: T, ageSeconds?: number, sinceSeconds?: number) => Observed<T>;
  readonly unknown: <T>(because: ProbeFailure, sinceSeconds: number, last?: T) => Observed<T>;
}

export function seenAt(now: number): Seen {
  const before = (seconds: number) => now - seconds * 1000;
  return {
    known: (value, age = 2, since = 7200) => ({
      kind: 'known',
      value,
      at: before(age),
      since: before(since),
    }),
    unknown: (because, since, last) => ({
      kind: 'unknown',
      because,
      at: before(1),
      since: before(since),
      last: last === undefined ? null : { value: last, at: before(since) },
    }),
  };
}
