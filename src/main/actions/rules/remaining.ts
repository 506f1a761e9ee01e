import type { CfState } from '../../../shared/domain/cf.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { rowsOf } from '../../../shared/domain/table.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';
import type { GuestPowerFacts } from '../facts/guest-power-facts.ts';
import { EFFECT } from './effects.ts';
import { judged, type RuleHead } from './judged.ts';
import { evidenceOf, hasPlace, isOff, viewOf } from './stopped.ts';
import { ownState } from './views-of-node.ts';

const NOT_LEFT: RuleHead = { rule: 'not-left', citation: 'cf43-5.2', attestable: false };
const REDUNDANCY: RuleHead = { rule: 'redundancy', citation: 'our-rule', attestable: false };

/** The other nodes that have something to say: one whose guest has proven to be stopped sees nobody. */
export const observersOf = (facts: GuestPowerFacts): readonly NodeFacts[] =>
  facts.others.filter(({ node }) => !stoppedNodes(facts).includes(node));

/** Other nodes whose guests have stopped, as every host says. */
const stoppedNodes = ({ silentOthers }: GuestPowerFacts): readonly string[] =>
  silentOthers.flatMap((each) => {
    const isNowhere = each.hosts.map(viewOf).every((view) => isOff(view) || view.kind === 'not-here');
    return isNowhere && hasPlace(each) ? [each.node] : [];
  });

const evidenceFor = ({ others, silentOthers }: GuestPowerFacts) => [
  ...others.map(({ round }) => round.evidence),
  ...silentOthers.flatMap(({ hosts }) => hosts.flatMap(evidenceOf)),
];

/** `none`: CF does not run there, or lists no such node; null: it did not say. */
export function seenBy(node: string, { round }: NodeFacts): CfState | 'none' | null {
  if (!round.result.ok) return null;
  const { cfNodes } = round.result.value;
  if (!cfNodes.ok) return cfNodes.error.kind === 'not-running' ? 'none' : null;
  const row = rowsOf(cfNodes.value).find(({ name }) => name === node);
  if (row !== undefined) return row.state;
  return cfNodes.value.kind === 'whole' ? 'none' : null;
}

/** It may be started: nobody sees it LEFTCLUSTER – that is recovered instead (CF guide 4.3, 5.2) – or still UP. */
export function judgeNotLeft(facts: GuestPowerFacts): JudgedRule {
  const { node } = facts;
  const said = { subject: { kind: 'node', id: node } as const, evidence: evidenceFor(facts) };
  const views = observersOf(facts).map((each) => ({ observer: each.node, state: seenBy(node, each) }));
  const left = views.find(({ state }) => state === 'LEFTCLUSTER');
  if (left !== undefined)
    return judged(NOT_LEFT, 'fail', 'rule.not-left.left', {
      ...said,
      values: { node, observer: left.observer },
    });
  const isStill = views.find(({ state }) => state !== null && !['DOWN', 'UNKNOWN', 'none'].includes(state));
  if (isStill !== undefined)
    return judged(NOT_LEFT, 'fail', 'rule.not-left.seen', {
      ...said,
      values: { node, observer: isStill.observer, state: isStill.state ?? '' },
    });
  const silent = views.filter(({ state }) => state === null).map(({ observer }) => observer);
  return silent.length > 0
    ? judged(NOT_LEFT, 'unknown', 'rule.not-left.silent', {
        ...said,
        values: { node, observers: silent.join(', ') },
      })
    : judged(NOT_LEFT, 'pass', 'rule.not-left.not-left', { ...said, values: { node } });
}

/** Everybody who is left sees it DOWN. */
export function judgeGone(facts: GuestPowerFacts): JudgedRule {
  const { node } = facts;
  const said = { subject: { kind: 'node', id: node } as const, evidence: evidenceFor(facts) };
  const views = observersOf(facts).map((each) => ({ observer: each.node, state: seenBy(node, each) }));
  if (views.length === 0) return judged(EFFECT, 'pass', 'effect.gone.nobody', { ...said, values: { node } });
  const other = views.find(({ state }) => state !== null && state !== 'DOWN');
  if (other !== undefined)
    return judged(EFFECT, 'fail', 'effect.gone.seen', {
      ...said,
      values: { node, observer: other.observer, state: other.state ?? '' },
    });
  return views.some(({ state }) => state === null)
    ? judged(EFFECT, 'unknown', 'effect.node.not-known', { ...said, values: { node } })
    : judged(EFFECT, 'pass', 'effect.gone.down', { ...said, values: { node } });
}

/** Whether anybody who answers sees it LEFTCLUSTER: SF may be stopping it now. */
export const isSeenLeft = (facts: GuestPowerFacts): boolean =>
  facts.others.some((each) => seenBy(facts.node, each) === 'LEFTCLUSTER');

/** It says UP of itself, and so does everybody who is left. */
export function judgeJoined(facts: GuestPowerFacts): JudgedRule {
  const { node, own } = facts;
  const evidence = [own.round.evidence, ...evidenceFor(facts)];
  const said = { subject: { kind: 'node', id: node } as const, evidence, values: { node } };
  const states = [ownState(own), ...observersOf(facts).map((each) => seenBy(node, each))];
  if (states.every((state) => state === 'UP')) return judged(EFFECT, 'pass', 'effect.joined.up', said);
  return states.some((state) => state !== null && state !== 'UP')
    ? judged(EFFECT, 'fail', 'effect.joined.not-up', said)
    : judged(EFFECT, 'unknown', 'effect.joined.not-known', said);
}

/** Who is left without the node. It forbids nothing once it is known: whoever goes on must have seen it. */
export function judgeRedundancy(facts: GuestPowerFacts): JudgedRule {
  const { cluster, node } = facts;
  const said = { subject: { kind: 'cluster', id: cluster } as const, evidence: evidenceFor(facts) };
  const observers = observersOf(facts);
  const silent = observers.filter((each) => ownState(each) === null).map((each) => each.node);
  if (silent.length > 0)
    return judged(REDUNDANCY, 'unknown', 'rule.redundancy.not-known', {
      ...said,
      values: { cluster, node, nodes: silent.join(', ') },
    });
  const up = observers.filter((each) => ownState(each) === 'UP').map((each) => each.node);
  return judged(REDUNDANCY, 'pass', 'rule.redundancy.left', {
    ...said,
    values: { cluster, node, count: up.length, nodes: up.join(', ') },
  });
}
