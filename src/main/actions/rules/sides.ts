import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { PartitionFacts } from '../facts/partition-facts.ts';
import { judged, type RuleHead } from './judged.ts';
import { ownState, viewsOf } from './views-of-node.ts';

const SIDES: RuleHead = { rule: 'sides', citation: 'cf43-5.2.3', attestable: false };

/** There are two sides, and every node of the one that goes on answers, is UP, and sees the others of it UP. */
export function judgeSides({ cluster, survivors, strangers, lost }: PartitionFacts): JudgedRule {
  const said = {
    subject: { kind: 'cluster', id: cluster } as const,
    evidence: survivors.map(({ round }) => round.evidence),
  };
  if (survivors.length === 0 || lost.length === 0 || strangers.length > 0)
    return judged(SIDES, 'fail', 'rule.sides.none', { ...said, values: { cluster } });
  const silent = survivors.filter((each) => ownState(each) === null).map(({ node }) => node);
  const torn = survivors.filter((each) => {
    const seen = viewsOf(
      each.node,
      survivors.filter(({ node }) => node !== each.node),
    );
    const states = [ownState(each), ...seen.map(({ row }) => row?.state ?? null)];
    return states.some((state) => state !== null && state !== 'UP');
  });
  const names = survivors.map(({ node }) => node).join(', ');
  if (torn.length > 0)
    return judged(SIDES, 'fail', 'rule.sides.not-up', {
      ...said,
      values: { nodes: torn.map(({ node }) => node).join(', ') },
    });
  const isUnseen = survivors.some((each) =>
    viewsOf(
      each.node,
      survivors.filter(({ node }) => node !== each.node),
    ).some(({ row }) => row === null),
  );
  return silent.length > 0 || isUnseen
    ? judged(SIDES, 'unknown', 'rule.sides.not-known', {
        ...said,
        values: { nodes: silent.join(', ') || names },
      })
    : judged(SIDES, 'pass', 'rule.sides.stand', {
        ...said,
        values: { nodes: names, lost: lost.map(({ node }) => node).join(', ') },
      });
}

/** Nothing came about a node of the other side that a step is about: nobody knows, and that blocks. */
export const judgeLostUnseen = ({ survivors }: PartitionFacts, node: string): JudgedRule =>
  judged(SIDES, 'unknown', 'rule.sides.not-known', {
    subject: { kind: 'node', id: node },
    evidence: survivors.map(({ round }) => round.evidence),
    values: { nodes: node },
  });
