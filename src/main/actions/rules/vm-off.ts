import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { judged, type RuleHead } from './judged.ts';
import { wordEvidence } from './word-evidence.ts';

/** Interlock I28: a guest on VMware is powered off there first; no source of ours tells its power, so a person does. */
const I28: RuleHead = { rule: 'I28', citation: 'iag43-H.4', attestable: true };

export function judgeVmOff({ node, asserted }: RecoveryFacts): JudgedRule {
  const subject = { kind: 'node', id: node } as const;
  const word = asserted.find(({ typed }) => typed === node);
  if (word === undefined)
    return judged(I28, 'unknown', 'rule.I28.not-known', {
      subject,
      values: { node },
      evidence: [],
      attestBy: node,
    });
  const evidence = [wordEvidence(word)];
  return judged(I28, 'pass', 'rule.I28.asserted', { subject, values: { node }, evidence, attested: true });
}
