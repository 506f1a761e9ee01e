import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { judged, type RuleHead } from './judged.ts';

/** SF has its time first: nobody acts on a LEFTCLUSTER while SF may still resolve it. */
const SF: RuleHead = { rule: 'SF', citation: 'cf43-7.4.1', attestable: false };

/** When SF's time is over, epoch ms; counted from now where nobody knows when it began. */
export const sfUntil = ({ at, leftSince, sfBudgetMs }: RecoveryFacts): number =>
  // A beginning in the future is a clock that was set back: it must not end the wait early, nor never.
  Math.min(leftSince ?? at, at) + sfBudgetMs;

/** Passes when SF's time is over, or when on every node that answers every agent towards the node has failed to kill it. */
export function judgeSfTime(facts: RecoveryFacts): JudgedRule {
  const { node, at } = facts;
  const until = sfUntil(facts);
  const evidence = facts.others.map(({ round }) => round.evidence);
  const said = { subject: { kind: 'node', id: node } as const, evidence, values: { node, until } };
  if (at >= until) return judged(SF, 'pass', 'rule.SF.over', said);
  if (haveAllFailed(facts)) return judged(SF, 'pass', 'rule.SF.agents-failed', said);
  return judged(SF, 'fail', 'rule.SF.resolving', said);
}

/** Every node that is left must have said so: one that is silent may still be killing. */
function haveAllFailed({ others, node }: RecoveryFacts): boolean {
  const said = others.map(({ round }) => {
    if (!round.result.ok || !round.result.value.agents.ok) return false;
    const table = round.result.value.agents.value;
    const towards = table.kind === 'whole' ? table.rows.filter(({ target }) => target === node) : [];
    return towards.length > 0 && towards.every(({ shut }) => shut === 'KillFailed');
  });
  return said.length > 0 && said.every(Boolean);
}
