import { z } from 'zod';
import type { Result } from '../result.ts';
import { probeFailureSchema, type ProbeFailure } from './probe-failure.ts';

/** What we last saw. `unknown` is a state of its own, never a missing value. Times: epoch milliseconds. */
export type Reading<T> =
  | { readonly kind: 'known'; readonly value: T; readonly at: number }
  | { readonly kind: 'unknown'; readonly because: ProbeFailure; readonly at: number };

export function toReading<T>(result: Result<T, ProbeFailure>, at: number): Reading<T> {
  return result.ok
    ? { kind: 'known', value: result.value, at }
    : { kind: 'unknown', because: result.error, at };
}

/**
 * A state as a view shows it: since when it holds (`since`) and when it was last confirmed (`at`).
 * An unknown one carries what was last known, so that it can be shown as old, never as current.
 */
export type Observed<T> =
  | { readonly kind: 'known'; readonly value: T; readonly at: number; readonly since: number }
  | {
      readonly kind: 'unknown';
      readonly because: ProbeFailure;
      readonly at: number;
      readonly since: number;
      readonly last: { readonly value: T; readonly at: number } | null;
    };

// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the inferred schema is the type
export const observedSchema = <S extends z.ZodType>(value: S) =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('known'), value, at: z.number(), since: z.number() }),
    z.object({
      kind: z.literal('unknown'),
      because: probeFailureSchema,
      at: z.number(),
      since: z.number(),
      last: z.object({ value, at: z.number() }).nullable(),
    }),
  ]);

export const neverAsked = (at: number): Extract<Observed<never>, { kind: 'unknown' }> => ({
  kind: 'unknown',
  because: { kind: 'not-asked' },
  at,
  since: at,
  last: null,
});
