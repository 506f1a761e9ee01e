import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { HostGuestsFacts } from '../facts/host-guests-facts.ts';
import { judged, type RuleHead } from './judged.ts';

const ANSWERS: RuleHead = { rule: 'host-answers', citation: 'our-rule', attestable: false };

/** libvirt of the host lists its guests now. */
export function judgeHostAnswers({ host, domains }: HostGuestsFacts): JudgedRule {
  const said = {
    subject: { kind: 'host', id: host } as const,
    evidence: [domains.evidence],
    values: { host },
  };
  return domains.result.ok
    ? judged(ANSWERS, 'pass', 'rule.host-answers.yes', said)
    : judged(ANSWERS, 'unknown', 'rule.host-answers.not-known', said);
}

/** Nothing came about a guest that a step is about: nobody knows, and that blocks. */
export function judgeNothingCame({ host, domains }: HostGuestsFacts, guest: string): JudgedRule {
  return judged(ANSWERS, 'unknown', 'effect.guest.not-known', {
    subject: { kind: 'guest', id: guest },
    evidence: [domains.evidence],
    values: { guest, host },
  });
}
