import type { CfState } from '../../../shared/domain/cf.ts';
import type { HostName } from '../../../shared/domain/names.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { NodeFacts, RecoveryFacts } from '../facts/cluster-facts.ts';
import { judged, type RuleHead, type Said } from './judged.ts';
import { evidenceOf, isOff, viewOf } from './stopped.ts';
import { ownState, viewsOf } from './views-of-node.ts';

/** What a step was for: seen on fresh facts, it has been done. */
export const EFFECT: RuleHead = { rule: 'effect', citation: 'our-rule', attestable: false };

/** The guest is off on that host. */
export function judgeOff(facts: RecoveryFacts, host: HostName): JudgedRule {
  const { view, said } = lookAt(facts, host);
  if (view !== null && isOff(view)) return judged(EFFECT, 'pass', 'effect.domain.off', said);
  if (view?.kind === 'runs') return judged(EFFECT, 'fail', 'effect.domain.runs', said);
  return judged(EFFECT, 'unknown', 'effect.domain.not-known', said);
}

/** The guest runs on that host. */
export function judgeRuns(facts: RecoveryFacts, host: HostName): JudgedRule {
  const { view, said } = lookAt(facts, host);
  const isRunning = view?.kind === 'runs' && view.state.startsWith('running');
  if (isRunning) return judged(EFFECT, 'pass', 'effect.domain.runs', said);
  if (view !== null && isOff(view)) return judged(EFFECT, 'fail', 'effect.domain.still-off', said);
  return judged(EFFECT, 'unknown', 'effect.domain.not-known', said);
}

function lookAt({ node, hosts }: RecoveryFacts, host: HostName) {
  const found = hosts.find((each) => each.host === host);
  const view = found === undefined ? null : viewOf(found);
  const said: Said = {
    subject: { kind: 'host', id: host },
    evidence: found === undefined ? [] : evidenceOf(found),
    values: { node, host, state: view?.kind === 'runs' ? view.state : '' },
  };
  return { view, said };
}

/** Nobody who answers sees the node LEFTCLUSTER any more: whatever resolved it. */
export function judgeResolved({ node, others }: RecoveryFacts): JudgedRule {
  const views = viewsOf(node, others);
  const said = {
    subject: { kind: 'node', id: node } as const,
    evidence: others.map(({ round }) => round.evidence),
    values: { node },
  };
  if (views.some(({ row }) => row?.state === 'LEFTCLUSTER'))
    return judged(EFFECT, 'fail', 'effect.node.left', said);
  const isSeen = views.length > 0 && views.every(({ row }) => row !== null);
  return isSeen
    ? judged(EFFECT, 'pass', 'effect.node.resolved', said)
    : judged(EFFECT, 'unknown', 'effect.node.not-known', said);
}

/** Every one of the nodes says UP of itself and is seen UP by every other one. */
export function judgeAllUp(cluster: string, nodes: readonly NodeFacts[]): JudgedRule {
  const said = {
    subject: { kind: 'cluster', id: cluster } as const,
    evidence: nodes.map(({ round }) => round.evidence),
  };
  const seen = nodes.map((each) => ({ node: each.node, states: statesOf(each, nodes) }));
  const notUp = seen.filter(({ states }) => states.some((state) => state !== null && state !== 'UP'));
  if (notUp.length > 0)
    return judged(EFFECT, 'fail', 'effect.nodes.not-up', {
      ...said,
      values: { cluster, nodes: notUp.map(({ node }) => node).join(', ') },
    });
  const unknown = seen.filter(({ states }) => states.includes(null));
  return unknown.length > 0 || nodes.length === 0
    ? judged(EFFECT, 'unknown', 'effect.nodes.not-known', {
        ...said,
        values: { cluster, nodes: unknown.map(({ node }) => node).join(', ') },
      })
    : judged(EFFECT, 'pass', 'effect.nodes.up', { ...said, values: { cluster, count: nodes.length } });
}

/** What a node says of itself, and what the others that answer say of it; null: one of them does not. */
function statesOf(own: NodeFacts, nodes: readonly NodeFacts[]): readonly (CfState | null)[] {
  const others = nodes.filter(({ node, round }) => node !== own.node && round.result.ok);
  return [ownState(own), ...viewsOf(own.node, others).map(({ row }) => row?.state ?? null)];
}
