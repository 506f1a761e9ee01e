import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';
import { EFFECT } from './effects.ts';
import { judged } from './judged.ts';

/** Whether SF runs on a node now; null: nobody knows. */
export function sfRuns({ round }: NodeFacts): boolean | null {
  if (!round.result.ok) return null;
  const { agents } = round.result.value;
  if (agents.ok) return true;
  return agents.error.kind === 'not-running' ? false : null;
}

/** SF of that node is as wanted. */
export function judgeSf(
  wanted: 'running' | 'stopped',
  facts: NodeFacts | undefined,
  node: string,
): JudgedRule {
  const said = {
    subject: { kind: 'node', id: node } as const,
    evidence: facts === undefined ? [] : [facts.round.evidence],
    values: { node },
  };
  const runs = facts === undefined ? null : sfRuns(facts);
  if (runs === null) return judged(EFFECT, 'unknown', 'effect.sf.not-known', said);
  const verdict = runs === (wanted === 'running') ? 'pass' : 'fail';
  if (!runs) return judged(EFFECT, verdict, 'effect.sf.stopped', said);
  return judged(
    EFFECT,
    verdict,
    wanted === 'running' ? 'effect.sf.running' : 'effect.sf.still-running',
    said,
  );
}

/**
 * Every agent of every node has been tested and works; those towards `except`, which is away, are not asked for. Where
 * one node alone is left there is nothing that could protect it, and that is said.
 */
export function judgeAgents(
  cluster: string,
  nodes: readonly NodeFacts[],
  except: string | null = null,
): JudgedRule {
  const said = {
    subject: { kind: 'cluster', id: cluster } as const,
    evidence: nodes.map(({ round }) => round.evidence),
  };
  const seen = nodes.map((each) => ({ node: each.node, rows: agentsOf(each) }));
  const wrong = seen.flatMap(({ node, rows }) =>
    (rows ?? [])
      .filter(({ test, target }) => test !== 'TestWorked' && target !== except)
      .map(({ agent, target, test }) => `${node}: ${agent} → ${target} ${test}`),
  );
  const [first] = wrong;
  if (first !== undefined)
    return judged(EFFECT, 'fail', 'effect.agents.not-tested', {
      ...said,
      values: { cluster, agent: first, count: wrong.length },
    });
  const isAlone = except !== null && nodes.length === 1;
  if (isAlone) {
    const values = { cluster, node: except, count: 1, nodes: nodes.map(({ node }) => node).join(', ') };
    return judged(EFFECT, 'pass', 'rule.redundancy.left', { ...said, values });
  }
  // No agent at all is no protection: it does not count as tested.
  const dark = seen.filter(({ rows }) => rows === null || rows.length === 0).map(({ node }) => node);
  return dark.length > 0 || nodes.length === 0
    ? judged(EFFECT, 'unknown', 'effect.agents.not-known', {
        ...said,
        values: { cluster, nodes: dark.join(', ') },
      })
    : judged(EFFECT, 'pass', 'effect.agents.worked', { ...said, values: { cluster } });
}

function agentsOf({ round }: NodeFacts) {
  if (!round.result.ok || !round.result.value.agents.ok) return null;
  const table = round.result.value.agents.value;
  return table.kind === 'whole' ? table.rows : null;
}
