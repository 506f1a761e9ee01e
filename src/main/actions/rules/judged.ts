import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { Citation } from '../../../shared/domain/citations.ts';
import type { Subject } from '../../../shared/domain/finding.ts';

/** The parts of a rule that do not depend on the facts. */
export interface RuleHead {
  readonly rule: JudgedRule['rule'];
  readonly citation: Citation;
  /** The manual leaves the proof to a person: a word may stand in for an unknown. */
  readonly attestable: boolean;
}

type Values = JudgedRule['values'];

/** Says one rule's verdict. */
export const judged = (
  head: RuleHead,
  verdict: JudgedRule['verdict'],
  sentence: JudgedRule['sentence'],
  { subject, values = {}, evidence, attestBy = null, attested = false }: Said,
): JudgedRule => ({
  ...head,
  verdict,
  sentence,
  subject,
  values,
  evidence: [...evidence],
  attestBy,
  attested,
});

export interface Said {
  readonly subject: Subject;
  readonly values?: Values;
  readonly evidence: readonly Evidence[];
  /** What a person would type to vouch for it. Only of an unknown that the manual leaves to a person. */
  readonly attestBy?: string | null;
  readonly attested?: boolean;
}

/** Only what passes lets through: a fail blocks, and so does an unknown. */
export const blocks = ({ verdict }: JudgedRule): boolean => verdict !== 'pass';
