import type { NodeEntry } from '../../../shared/domain/inventory.ts';
import type { SwitchFacts } from '../facts/gather-switch.ts';
import { isRmsRead } from '../rules/application-standings.ts';
import { judgeStates } from '../rules/application-state.ts';
import { EFFECT } from '../rules/effects.ts';
import type { RuleHead } from '../rules/judged.ts';
import { judgeNoneLeft } from '../rules/none-left.ts';
import { judgeIdle, judgeKnown, judgeRmsAnswers } from '../rules/rms-rules.ts';
import { judgeDeclaredDown } from '../rules/start.ts';
import { judgeStopped } from '../rules/stopped.ts';
import { judgeTarget } from '../rules/switch-target.ts';
import { applicationDeed } from './application-deeds.ts';
import { RMS_WORK_MS } from './application-operation.ts';
import { forcedSwitchTo, type ApplicationRequest } from './application-wishes.ts';
import type { Operation, Step } from './operation.ts';

type ForcedRequest = Extract<ApplicationRequest, { operation: 'application-force-switch' }>;

const STATE: RuleHead = { rule: 'application-state', citation: 'iag44-7.5.1', attestable: false };

/**
 * A switch without RMS's safety checks, by the check list before it (IAG 4.4, 7.5.1): no node LEFTCLUSTER, every node
 * that is DOWN really stopped, RMS running on every node that is UP. SF's time needs no rule of its own: it bears on a
 * LEFTCLUSTER node, and while there is one nothing is forced at all (I26).
 */
export const forcedSwitch = (
  request: ForcedRequest,
  nodes: readonly NodeEntry[],
): Operation<SwitchFacts> => ({
  rules: (facts) => {
    const answering = answeringOf(facts);
    return [
      judgeNoneLeft(facts),
      ...facts.lost.flatMap((lost) => [judgeDeclaredDown(lost), judgeStopped(lost)]),
      judgeKnown(request, answering),
      judgeRmsAnswers(request.cluster, answering),
      judgeIdle(request.cluster, answering),
    ];
  },
  steps: () => [forcedStep(request, nodes)],
  waitUntil: () => null,
});

const answeringOf = ({ nodes }: SwitchFacts) => nodes.filter(({ round }) => round.result.ok);

function forcedStep(request: ForcedRequest, nodes: readonly NodeEntry[]): Step<SwitchFacts> {
  const { application, cluster, target, operation } = request;
  const { before, after, citation } = forcedSwitchTo(target);
  return {
    id: operation,
    step: operation,
    part: 'step',
    citation,
    irreversible: true,
    underCommon: true,
    values: (facts) => {
      const without = facts.nodes.filter((each) => !isRmsRead(each)).map(({ node }) => node);
      return { application, cluster, target, nodes: without.join(', '), count: without.length };
    },
    rules: (facts) => [
      judgeStates(STATE, request, answeringOf(facts), before),
      judgeTarget(target, facts.nodes),
    ],
    deed: (facts) => applicationDeed(request, facts.nodes, nodes),
    effects: (facts) => [judgeStates(EFFECT, request, answeringOf(facts), after)],
    limitMs: RMS_WORK_MS,
    required: true,
  };
}
