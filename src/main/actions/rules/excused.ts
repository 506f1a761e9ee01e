import type { RmsState } from '../../../shared/domain/rms.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { NodeFacts, RecoveryFacts } from '../facts/cluster-facts.ts';
import type { SwitchFacts } from '../facts/gather-switch.ts';
import { rmsRowsOf } from './application-standings.ts';
import { blocks } from './judged.ts';
import { judgeRmsAnswers } from './rms-rules.ts';
import { judgeDeclaredDown } from './start.ts';
import { judgeStopped } from './stopped.ts';

/** How RMS shows a node that it has no more: killed, or stopped as planned (RMS guide 4.6, B.2). */
const AWAY: ReadonlySet<RmsState> = new Set(['Faulted', 'Offline']);

/**
 * Silent nodes that a switch needs no answer of: DOWN for CF and away for RMS on every node that answers, and observed
 * to have stopped. A switch of an application whose old node has failed is one of RMS's own requests (RMS guide 4.7,
 * 2.1.6). A person's word excuses nobody.
 */
const excusedOf = ({ lost }: SwitchFacts): readonly RecoveryFacts[] =>
  lost.filter((each) => {
    const stopped = judgeStopped(each);
    return !blocks(judgeDeclaredDown(each)) && !blocks(stopped) && !stopped.attested && isAwayForRms(each);
  });

const isAwayForRms = ({ node, others }: RecoveryFacts): boolean =>
  others.every((other) => {
    const shown = rmsRowsOf(other)?.find(({ type, name }) => type === 'SysNode' && name === `${node}RMS`);
    return shown?.standing !== undefined && shown.standing !== null && AWAY.has(shown.standing.state);
  });

/** The nodes whose answer a switch needs: all but the excused ones. */
export const neededOf = (facts: SwitchFacts): readonly NodeFacts[] => without(facts, excusedOf(facts));

const without = ({ nodes }: SwitchFacts, excused: readonly RecoveryFacts[]): readonly NodeFacts[] =>
  nodes.filter(({ node }) => !excused.some((each) => each.node === node));

/** RMS answers on every node that is needed; who is excused is named, with what proves it. */
export function judgeRmsNeeded(facts: SwitchFacts): JudgedRule {
  const excused = excusedOf(facts);
  const needed = judgeRmsAnswers(facts.cluster, without(facts, excused));
  if (blocks(needed) || excused.length === 0) return needed;
  return {
    ...needed,
    sentence: 'rule.rms-answers.without',
    values: { ...needed.values, excused: excused.map(({ node }) => node).join(', ') },
    evidence: [...needed.evidence, ...excused.flatMap((each) => judgeStopped(each).evidence)],
  };
}
