import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { judgeAnswers } from './answers.ts';
import { judged, type RuleHead } from './judged.ts';
import { evidenceOf, viewOf } from './stopped.ts';
import { viewsOf } from './views-of-node.ts';

/** I41: a guest is started only where it runs nowhere else; I5 and I47: never from a saved image. */
export const I41: RuleHead = { rule: 'I41', citation: 'our-rule', attestable: false };
const DOWN: RuleHead = { rule: 'declared-down', citation: 'cf43-5.2.3', attestable: false };

export function judgeRunsNowhere(facts: RecoveryFacts): JudgedRule {
  const { node, hosts } = facts;
  const answers = judgeAnswers(I41, 'rule.I41.answers', facts);
  if (answers !== null) return answers;
  const evidence = hosts.flatMap(evidenceOf);
  for (const host of hosts) {
    const view = viewOf(host);
    const said = {
      subject: { kind: 'host', id: host.host } as const,
      evidence,
      values: { node, host: host.host },
    };
    if (view.kind === 'runs') return judged(I41, 'fail', 'rule.I41.runs', said);
    if (view.kind === 'saved') return judged(I41, 'fail', 'rule.I41.saved', said);
    if (view.kind === 'unknown') return judged(I41, 'unknown', 'rule.I41.host', said);
  }
  return judged(I41, 'pass', 'rule.I41.nowhere', {
    subject: { kind: 'node', id: node },
    evidence,
    values: { node },
  });
}

/** A LEFTCLUSTER node is not simply restarted: it is declared DOWN first (CF guide 4.7, 5.2). */
export function judgeDeclaredDown({ node, others }: RecoveryFacts): JudgedRule {
  const views = viewsOf(node, others);
  const evidence = others.map(({ round }) => round.evidence);
  const said = { subject: { kind: 'node', id: node } as const, evidence };
  const other = views.find(({ row }) => row !== null && row.state !== 'DOWN');
  if (other?.row) {
    const values = { node, observer: other.observer, state: other.row.state };
    return judged(DOWN, 'fail', 'rule.declared-down.not-down', { ...said, values });
  }
  const silent = views.filter(({ row }) => row === null).map(({ observer }) => observer);
  const values = { node, observers: silent.join(', ') };
  const isKnown = silent.length === 0 && views.length > 0;
  return judged(
    DOWN,
    isKnown ? 'pass' : 'unknown',
    isKnown ? 'rule.declared-down.down' : 'rule.declared-down.silent',
    { ...said, values },
  );
}
