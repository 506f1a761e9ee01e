import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { judged, type RuleHead } from './judged.ts';

/** It answers itself: whatever hosts say of a domain, it runs somewhere. Null: it does not, and nothing follows from that. */
export const judgeAnswers = (
  rule: RuleHead,
  sentence: 'rule.I25.answers' | 'rule.I41.answers',
  { node, own }: RecoveryFacts,
): JudgedRule | null =>
  own.round.result.ok
    ? judged(rule, 'fail', sentence, {
        subject: { kind: 'node', id: node },
        values: { node },
        evidence: [own.round.evidence],
      })
    : null;
