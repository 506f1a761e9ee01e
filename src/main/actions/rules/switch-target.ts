import type { NodeName } from '../../../shared/domain/names.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';
import { isRmsRead, isRmsStopped } from './application-standings.ts';
import { judged, type RuleHead } from './judged.ts';
import { ownState, viewsOf } from './views-of-node.ts';

const TARGET: RuleHead = { rule: 'target', citation: 'iag44-7.5.1', attestable: false };

/** The node that takes the application is UP for itself and for every other node that answers, and its RMS runs. */
export function judgeTarget(target: NodeName, nodes: readonly NodeFacts[]): JudgedRule {
  const own = nodes.find(({ node }) => node === target);
  const said = {
    subject: { kind: 'node', id: target } as const,
    evidence: nodes.map(({ round }) => round.evidence),
  };
  const others = nodes.filter(({ node, round }) => node !== target && round.result.ok);
  const seen = [
    { observer: target, state: own === undefined ? null : ownState(own) },
    ...viewsOf(target, others).map(({ observer, row }) => ({ observer, state: row?.state ?? null })),
  ];
  const other = seen.find(({ state }) => state !== null && state !== 'UP');
  if (other !== undefined) {
    const { observer, state } = other;
    const values = { target, observer, state: state ?? '' };
    return judged(TARGET, 'fail', 'rule.target.not-up', { ...said, values });
  }
  if (own !== undefined && isRmsStopped(own))
    return judged(TARGET, 'fail', 'rule.rms-answers.stopped', { ...said, values: { nodes: target } });
  const isKnown = own !== undefined && isRmsRead(own) && seen.every(({ state }) => state === 'UP');
  return isKnown
    ? judged(TARGET, 'pass', 'rule.target.ready', { ...said, values: { target } })
    : judged(TARGET, 'unknown', 'rule.target.not-known', { ...said, values: { target } });
}
