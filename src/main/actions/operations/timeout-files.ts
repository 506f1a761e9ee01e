import { cfConfigCheck, cfConfigPutInPlace, cfConfigStage } from '../commands/cf-timeout.ts';
import type { ChangingCommand } from '../commands/changing-command.ts';
import type { CfTimeoutFacts } from '../facts/gather-cf-timeout.ts';
import { EFFECT } from '../rules/effects.ts';
import type { JudgedRule, PlanStep } from '../../../shared/domain/operation-plan.ts';
import { blocks } from '../rules/judged.ts';
import { I22, judgeFile, judgeReadable, judgeStaged } from '../rules/settings-file.ts';
import type { Step } from './operation.ts';
import type { TimeoutChange } from './timeout-loads.ts';

const FILE_MS = 20_000;
type Kind = 'stage' | 'place' | 'check';
const STEP_OF = {
  stage: 'stage-config',
  place: 'place-config',
  check: 'check-config',
} as const satisfies Record<Kind, PlanStep['step']>;

type Own = Pick<Step<CfTimeoutFacts>, 'rules' | 'effects'> & { readonly command: ChangingCommand | null };

const forward = (kind: Kind, { node }: TimeoutChange, { command, ...own }: Own): Step<CfTimeoutFacts> => ({
  id: `${kind} ${node.name}`,
  step: STEP_OF[kind],
  part: 'step',
  citation: 'cf43-1.1.2',
  irreversible: false,
  underCommon: true,
  values: () => ({ node: node.name }),
  deed: () => (command === null ? null : { kind: 'command', on: node, command }),
  limitMs: FILE_MS,
  required: true,
  ...own,
});

/** Only after a failure, and only where the file may have been touched. */
const backward = (kind: Kind, change: TimeoutChange, own: Own): Step<CfTimeoutFacts> => ({
  ...forward(kind, change, own),
  id: `${kind}-old ${change.node.name}`,
  part: 'restore',
  underCommon: false,
  restores: [`place ${change.node.name}`],
  onlyAfterFailure: true,
});

const stagedOrInPlace = (facts: CfTimeoutFacts, { node }: TimeoutChange, text: string | null): JudgedRule => {
  const meant = text ?? '';
  const inPlace = judgeFile(EFFECT, facts, node.name, meant);
  return blocks(inPlace) ? judgeStaged(EFFECT, facts, node.name, meant) : inPlace;
};

/** Beside the file, which is still the one that was read at the opening. */
export const stage = (change: TimeoutChange): Step<CfTimeoutFacts> =>
  forward('stage', change, {
    rules: (facts) => [
      change.old === null
        ? judgeReadable(facts, change.node.name)
        : judgeFile(I22, facts, change.node.name, change.old),
    ],
    command: change.next === null ? null : cfConfigStage(change.next),
    effects: (facts) => [stagedOrInPlace(facts, change, change.next)],
  });

export const place = (change: TimeoutChange): Step<CfTimeoutFacts> =>
  forward('place', change, {
    rules: (facts) => [judgeStaged(I22, facts, change.node.name, change.next ?? '')],
    command: cfConfigPutInPlace(),
    effects: (facts) => [judgeFile(EFFECT, facts, change.node.name, change.next ?? '')],
  });

/** What CF thinks of it is in how the command ends: there is nothing to see afterwards. */
export const checkFile = (change: TimeoutChange): Step<CfTimeoutFacts> =>
  forward('check', change, { rules: () => [], command: cfConfigCheck(), effects: () => [] });

export const stageOld = (change: TimeoutChange): Step<CfTimeoutFacts> =>
  backward('stage', change, {
    rules: () => [],
    command: change.old === null ? null : cfConfigStage(change.old),
    effects: (facts) => [stagedOrInPlace(facts, change, change.old)],
  });

/** Never a rest of the way forward: what stands beside the file has to be the old text. */
export const placeOld = (change: TimeoutChange): Step<CfTimeoutFacts> =>
  backward('place', change, {
    rules: (facts) => [judgeStaged(I22, facts, change.node.name, change.old ?? '')],
    command: cfConfigPutInPlace(),
    effects: (facts) => [judgeFile(EFFECT, facts, change.node.name, change.old ?? '')],
  });
