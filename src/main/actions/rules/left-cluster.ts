import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { judged, type RuleHead } from './judged.ts';
import { ownState, survivorsOf, viewsOf } from './views-of-node.ts';

const LEFT: RuleHead = { rule: 'left-cluster', citation: 'cf43-5.2', attestable: false };
const PARTITION: RuleHead = { rule: 'no-partition', citation: 'cf43-5.2.3', attestable: false };
const SURVIVOR: RuleHead = { rule: 'survivor', citation: 'cf43-5.2.3', attestable: false };
const KNOWN: RuleHead = { rule: 'known-guest', citation: 'our-rule', attestable: false };

/** There is something to recover: every node that is left and answers sees it LEFTCLUSTER. */
export function judgeLeftCluster(facts: RecoveryFacts): JudgedRule {
  const { node, others } = facts;
  const views = viewsOf(node, others);
  const evidence = others.map(({ round }) => round.evidence);
  const said = { subject: { kind: 'node', id: node } as const, evidence };
  const seen = views.flatMap(({ row, observer }) => (row === null ? [] : [{ observer, state: row.state }]));
  const silent = views.flatMap(({ row, observer }) => (row === null ? [observer] : []));
  const other = seen.find(({ state }) => state !== 'LEFTCLUSTER');
  if (other !== undefined)
    return judged(LEFT, 'fail', 'rule.left-cluster.seen', { ...said, values: { node, ...other } });
  // Who is silent may see it UP, and is then on its side.
  if (silent.length > 0 || seen.length === 0) {
    const values = { node, observers: silent.join(', ') };
    return judged(LEFT, 'unknown', 'rule.left-cluster.silent', { ...said, values });
  }
  return judged(LEFT, 'pass', 'rule.left-cluster.all', { ...said, values: { node, count: seen.length } });
}

/** The node itself does not answer as a living member: two sides that accuse each other are a partition. */
export function judgeNoPartition({ node, own }: RecoveryFacts): JudgedRule {
  const state = ownState(own);
  const said = { subject: { kind: 'node', id: node } as const, evidence: [own.round.evidence] };
  if (own.round.result.ok) {
    // It answers, so it lives: whatever CF says, its applications may run.
    const values = { node, state: state ?? 'UNKNOWN' };
    return judged(PARTITION, 'fail', 'rule.no-partition.answers', { ...said, values });
  }
  return judged(PARTITION, 'pass', 'rule.no-partition.silent', { ...said, values: { node } });
}

/** A node is left that is UP, answers, and can declare the other one DOWN. */
export function judgeSurvivor({ node, cluster, others }: RecoveryFacts): JudgedRule {
  const [first] = survivorsOf(others);
  const evidence = others.map(({ round }) => round.evidence);
  const said = { subject: { kind: 'cluster', id: cluster } as const, evidence };
  if (first !== undefined)
    return judged(SURVIVOR, 'pass', 'rule.survivor.found', { ...said, values: { survivor: first.node } });
  const isAnyKnown = others.some(({ round }) => round.result.ok);
  return judged(SURVIVOR, isAnyKnown ? 'fail' : 'unknown', 'rule.survivor.none', {
    ...said,
    values: { node, cluster },
  });
}

/** Which domain is the node: without it no proof of its stop can be found. */
export function judgeKnownGuest({
  node,
  guest,
  nodeIs,
}: Pick<RecoveryFacts, 'node' | 'guest' | 'nodeIs'>): JudgedRule {
  const said = { subject: { kind: 'node', id: node } as const, evidence: [] };
  if (nodeIs === 'host') return judged(KNOWN, 'fail', 'rule.known-guest.host', { ...said, values: { node } });
  if (nodeIs === 'vmware')
    return judged(KNOWN, 'pass', 'rule.known-guest.vmware', { ...said, values: { node } });
  if (guest === null)
    return judged(KNOWN, 'unknown', 'rule.known-guest.unnamed', { ...said, values: { node } });
  return judged(KNOWN, 'pass', 'rule.known-guest.named', { ...said, values: { node, guest } });
}
