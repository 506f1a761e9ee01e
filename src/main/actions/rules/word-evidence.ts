import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { Asserted } from '../facts/cluster-facts.ts';

/** A person's word beside what machines said: no command, and from a person. */
export const wordEvidence = ({ typed, reason, at, person }: Asserted): Evidence => ({
  command: null,
  raw: `${typed}: ${reason}`,
  at,
  from: person,
});
