import type { CfState } from '../../../shared/domain/cf.ts';
import type { HostName, NodeName } from '../../../shared/domain/names.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import type { Result } from '../../../shared/result.ts';
import type { HostFacts, NodeFacts } from '../facts/cluster-facts.ts';
import type { GuestPowerFacts } from '../facts/guest-power-facts.ts';
import { judged, type RuleHead } from './judged.ts';
import { seenBy } from './remaining.ts';
import { evidenceOf, viewOf } from './stopped.ts';

/** Interlock I9: nothing is cut while anybody of the surviving side sees it UP. */
const CUT_OFF: RuleHead = { rule: 'cut-off', citation: 'our-rule', attestable: false };

/** For whom it is no member any more, or whose whole table lacks it; LEFTCLUSTER is what SF has its time for. */
const LOST: ReadonlySet<string> = new Set(['LEFTCLUSTER', 'DOWN', 'none']);

/** CF does not run there (CF guide 4.3, 4.2). */
const OUT: ReadonlySet<CfState> = new Set(['DOWN', 'LOADED', 'UNLOADED', 'UNCONFIGURED']);

/**
 * Whoever is left has lost a node of the host. While one still sees it UP its CF lives; one that may live elsewhere and
 * does not say may be on its side. `host`: others that can only be there fall with it, and are nobody to ask.
 */
export function judgeCutOff(facts: GuestPowerFacts, host: HostName): JudgedRule {
  const { node, cluster, others, silentOthers } = facts;
  const evidence = [
    ...others.map(({ round }) => round.evidence),
    ...silentOthers.flatMap(({ hosts }) => hosts.flatMap(evidenceOf)),
  ];
  const said = { subject: { kind: 'node', id: node } as const, evidence };
  const views = others
    .filter((other) => mayLiveElsewhere(other, facts, host))
    .filter((other) => hasOpinion(node, other) || !isOutside(other))
    .map((other) => ({
      observer: other.node,
      state: hasOpinion(node, other) ? seenBy(node, other) : null,
    }));
  const still = views.find(({ state }) => state !== null && !LOST.has(state));
  if (still !== undefined)
    return judged(CUT_OFF, 'fail', 'rule.cut-off.seen', {
      ...said,
      values: { node, cluster, observer: still.observer, state: still.state ?? '' },
    });
  const silent = views.filter(({ state }) => state === null).map(({ observer }) => observer);
  if (silent.length > 0)
    return judged(CUT_OFF, 'unknown', 'rule.cut-off.not-known', {
      ...said,
      values: { node, cluster, observers: silent.join(', ') },
    });
  const sentence = views.length === 0 ? 'rule.cut-off.nobody' : 'rule.cut-off.lost';
  return judged(CUT_OFF, 'pass', sentence, { ...said, values: { node, cluster } });
}

/** A member that says UNKNOWN has not said that it lost it: whether it lives is to be looked at (IAG 4.4, 7.5.1). */
const hasOpinion = (node: NodeName, other: NodeFacts): boolean =>
  seenBy(node, other) !== 'UNKNOWN' &&
  (!other.round.result.ok || !isNotRunning(other.round.result.value.cfNodes));

/** It says of itself that it is in no cluster: it could not see anybody. */
function isOutside({ round }: NodeFacts): boolean {
  if (!round.result.ok) return false;
  const { cfLocal } = round.result.value;
  return cfLocal.ok ? OUT.has(cfLocal.value.state) : isNotRunning(cfLocal);
}

const isNotRunning = (answer: Result<unknown, ProbeFailure>): boolean =>
  !answer.ok && answer.error.kind === 'not-running';

/** It answers, or is silent and is neither DOWN for those who answer nor off on every other host. */
const mayLiveElsewhere = (other: NodeFacts, facts: GuestPowerFacts, host: HostName): boolean =>
  other.round.result.ok || (!isDeclaredDown(other, facts) && !isOnlyThere(other, facts, host));

/** A node that is DOWN has been proven to have stopped (CF guide 5.2.3). */
function isDeclaredDown({ node }: NodeFacts, { others }: GuestPowerFacts): boolean {
  const views = others.filter(({ round }) => round.result.ok).map((each) => seenBy(node, each));
  return views.length > 0 && views.every((state) => state === 'DOWN');
}

/** Every other host says that it does not run there. */
function isOnlyThere({ node }: NodeFacts, { silentOthers }: GuestPowerFacts, host: HostName): boolean {
  const asked = silentOthers.find((each) => each.node === node)?.hosts;
  const isHere = (each: HostFacts) => each.host === host;
  // Where this host is not among those that were asked, nothing is known of it.
  return asked !== undefined && asked.some(isHere) && asked.every((each) => isHere(each) || !mayRunOn(each));
}

const mayRunOn = (each: HostFacts): boolean => ['runs', 'unknown'].includes(viewOf(each).kind);
