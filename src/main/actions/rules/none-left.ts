import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { rowsOf } from '../../../shared/domain/table.ts';
import type { ClusterFacts, NodeFacts } from '../facts/cluster-facts.ts';
import { judged, type RuleHead } from './judged.ts';
import { ownState } from './views-of-node.ts';

/** I26: no forced switch while any node is LEFTCLUSTER for any observer: it is recovered first (IAG 4.3, H.4). */
const I26: RuleHead = { rule: 'I26', citation: 'iag43-H.4', attestable: false };

/**
 * Of those that answer none sees a node LEFTCLUSTER, and each is UP: one that runs and is no member may still hold
 * the application (IAG 4.4, 7.5.1). What is silent has rules of its own.
 */
export function judgeNoneLeft({ cluster, nodes }: ClusterFacts): JudgedRule {
  const evidence = nodes.map(({ round }) => round.evidence);
  const said = { subject: { kind: 'cluster', id: cluster } as const, evidence };
  const answering = nodes.filter(({ round }) => round.result.ok);
  for (const observer of answering) {
    const left = rowsIn(observer).find(({ state }) => state === 'LEFTCLUSTER');
    if (left === undefined) continue;
    const values = { observer: observer.node, node: left.name };
    const subject = { kind: 'node', id: left.name } as const;
    return judged(I26, 'fail', 'rule.I26.left', { subject, evidence, values });
  }
  const stranger = answering.find((each) => (ownState(each) ?? 'UP') !== 'UP');
  if (stranger !== undefined) {
    const values = { node: stranger.node, state: ownState(stranger) ?? '' };
    return judged(I26, 'fail', 'rule.I26.answers', { ...said, values });
  }
  const dark = answering.filter((each) => !isSeen(each)).map(({ node }) => node);
  return dark.length > 0 || answering.length === 0
    ? judged(I26, 'unknown', 'rule.I26.not-known', { ...said, values: { nodes: dark.join(', ') } })
    : judged(I26, 'pass', 'rule.I26.none-left', { ...said, values: { cluster } });
}

const rowsIn = ({ round }: NodeFacts) =>
  round.result.ok && round.result.value.cfNodes.ok ? rowsOf(round.result.value.cfNodes.value) : [];

const isSeen = (node: NodeFacts): boolean =>
  ownState(node) === 'UP' &&
  node.round.result.ok &&
  node.round.result.value.cfNodes.ok &&
  node.round.result.value.cfNodes.value.kind === 'whole';
