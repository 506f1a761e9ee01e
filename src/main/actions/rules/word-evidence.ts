import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { Asserted } from '../facts/cluster-facts.ts';

/** What a person typed and why, as evidence has it. */
export const wordsOf = (typed: string, reason: string): string => `${typed}: ${reason}`;

/** A person's word beside what machines said: no command, and from a person. */
export const wordEvidence = ({ typed, reason, at, person }: Asserted): Evidence => ({
  command: null,
  raw: wordsOf(typed, reason),
  at,
  from: person,
});
