import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { rowsOf } from '../../../shared/domain/table.ts';
import type { ClusterFacts } from '../facts/cluster-facts.ts';
import { judged, type RuleHead } from './judged.ts';

/** SF is stopped only where nobody needs it at this moment (interlock I23). */
const I23: RuleHead = { rule: 'I23', citation: 'cf43-7.4.1', attestable: false };

/** No node is LEFTCLUSTER for any other, and every node says how it sees the others. */
export function judgeQuiet({ cluster, nodes }: ClusterFacts): JudgedRule {
  const said = {
    subject: { kind: 'cluster', id: cluster } as const,
    evidence: nodes.map(({ round }) => round.evidence),
  };
  const tables = nodes.map(({ node, round }) => ({
    node,
    table: round.result.ok && round.result.value.cfNodes.ok ? round.result.value.cfNodes.value : null,
  }));
  for (const { node, table } of tables) {
    const left = table === null ? undefined : rowsOf(table).find(({ state }) => state === 'LEFTCLUSTER');
    if (left !== undefined)
      return judged(I23, 'fail', 'rule.I23.left', { ...said, values: { observer: node, node: left.name } });
  }
  const dark = tables.filter(({ table }) => table?.kind !== 'whole').map(({ node }) => node);
  return dark.length > 0 || nodes.length === 0
    ? judged(I23, 'unknown', 'rule.I23.not-known', { ...said, values: { nodes: dark.join(', ') } })
    : judged(I23, 'pass', 'rule.I23.quiet', { ...said, values: { cluster } });
}
