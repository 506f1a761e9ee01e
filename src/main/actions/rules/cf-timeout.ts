import type { NodeName } from '../../../shared/domain/names.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { DEFAULT_S } from '../commands/cf-timeout.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';
import type { CfTimeoutFacts } from '../facts/gather-cf-timeout.ts';
import { EFFECT, judgeAllUp } from './effects.ts';
import { judged } from './judged.ts';
import { fileTimeout, I22 } from './settings-file.ts';

/** What CF of a node works with now; undefined: nobody knows. */
export function kernelTimeout({ round }: NodeFacts): number | undefined {
  if (!round.result.ok || !round.result.value.cfSettings.ok) return undefined;
  const word = round.result.value.cfSettings.value['CLUSTER_TIMEOUT'];
  if (word === undefined) return DEFAULT_S;
  return /^\d+$/.test(word) ? Number(word) : undefined;
}

/** All are UP for each other: one that is LEFTCLUSTER, DOWN or silent would come back with another timeout. */
export const judgeAllReached = ({ cluster, nodes }: CfTimeoutFacts): JudgedRule => ({
  ...judgeAllUp(cluster, nodes),
  ...I22,
});

interface Timeouts {
  readonly node: NodeName;
  readonly kernel: number | undefined;
  readonly file: number | undefined;
}

const timeoutsOf = (facts: CfTimeoutFacts): readonly Timeouts[] =>
  facts.nodes.map((each) => ({
    node: each.node,
    kernel: kernelTimeout(each),
    file: fileTimeout(facts, each.node),
  }));

const isDark = ({ kernel, file }: Timeouts): boolean => kernel === undefined || file === undefined;
const saidOf = ({ cluster, nodes }: CfTimeoutFacts) => ({
  subject: { kind: 'cluster', id: cluster } as const,
  evidence: nodes.map(({ round }) => round.evidence),
});

/** `10 s`, or node by node where they differ. */
function words(all: readonly Timeouts[]): string {
  const each = all.map(({ node, kernel, file }) =>
    kernel === file ? `${node} ${kernel ?? '?'} s` : `${node} ${kernel ?? '?'} s, file ${file ?? '?'} s`,
  );
  const [first] = all;
  const isOne = all.every(({ kernel, file }) => kernel === first?.kernel && file === kernel);
  return isOne ? `${first?.kernel ?? '?'} s` : each.join('; ');
}

/** Where it is there already each step finds its effect and sends nothing; the last one pays what is owed. */
export function judgeNew(facts: CfTimeoutFacts, seconds: number): JudgedRule {
  const all = timeoutsOf(facts);
  const dark = all.filter(isDark).map(({ node }) => node);
  const values = { cluster: facts.cluster, nodes: dark.join(', '), now: words(all) };
  const said = { ...saidOf(facts), values };
  if (dark.length > 0 || all.length === 0) return judged(I22, 'unknown', 'rule.I22.not-known', said);
  const isThere = all.every(({ kernel, file }) => kernel === seconds && file === seconds);
  return judged(I22, 'pass', isThere ? 'rule.I22.already' : 'rule.I22.new', said);
}

/** CF on this node works with it. */
export function judgeLoaded(facts: CfTimeoutFacts, node: NodeName, seconds: number): JudgedRule {
  const own = facts.nodes.find((each) => each.node === node);
  const now = own === undefined ? undefined : kernelTimeout(own);
  const said = {
    subject: { kind: 'node', id: node } as const,
    evidence: own === undefined ? [] : [own.round.evidence],
    values: { node, nodes: node, seconds, now: now ?? '?' },
  };
  if (now === undefined) return judged(EFFECT, 'unknown', 'effect.cf-timeout.not-known', said);
  return now === seconds
    ? judged(EFFECT, 'pass', 'effect.cf-timeout.loaded', said)
    : judged(EFFECT, 'fail', 'effect.cf-timeout.not-loaded', said);
}

/** Whatever it is: every file and every kernel say the same. */
export function judgeSame(facts: CfTimeoutFacts): JudgedRule {
  const all = timeoutsOf(facts);
  const dark = all.filter(isDark).map(({ node }) => node);
  const [first] = all;
  const seconds = first?.kernel ?? '?';
  const values = { cluster: facts.cluster, nodes: dark.join(', '), seconds, now: words(all) };
  const said = { ...saidOf(facts), values };
  if (dark.length > 0 || first === undefined)
    return judged(EFFECT, 'unknown', 'effect.cf-timeout.not-known', said);
  const isSame = all.every(({ kernel, file }) => kernel === first.kernel && file === first.kernel);
  return isSame
    ? judged(EFFECT, 'pass', 'effect.cf-timeout.same', said)
    : judged(EFFECT, 'fail', 'effect.cf-timeout.differs', said);
}
