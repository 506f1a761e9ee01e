import type { HostEntry } from '../../../shared/domain/inventory.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { HostPowerOffFacts } from '../facts/host-power-off-facts.ts';
import { judgeAsOpened } from '../rules/as-opened.ts';
import { judgeCutOff } from '../rules/cut-off.ts';
import { judgeHostCasualties } from '../rules/host-casualties.ts';
import {
  judgeBmcOn,
  judgeHostSilent,
  judgeNodesSilent,
  judgePoweredOff,
  nodesHere,
} from '../rules/host-power-off.ts';
import { blocks } from '../rules/judged.ts';
import { isSeenLeft } from '../rules/remaining.ts';
import { judgeSfTime, sfUntil } from '../rules/sf-time.ts';
import type { Operation } from './operation.ts';

/** A BMC may take its time to say off after it has cut the power. */
const OFF_MS = 120_000;

/**
 * An emergency, and an operation of its own: a host that hangs keeps its guests from being recovered, since its BMC says
 * on and nobody there says anything. Its power is cut by that BMC, whose "off" then proves that its guests have stopped
 * (I25). Nothing of it is done in order, so nothing there may be alive (I6, I9).
 */
export const hostPowerOff = (host: HostEntry): Operation<HostPowerOffFacts> => ({
  rules: (facts) => [
    judgeHostSilent(facts),
    judgeNodesSilent(facts),
    judgeBmcOn(facts),
    ...nodesHere(facts).map((each) => judgeCutOff(each, facts.host)),
    ...judgeHostCasualties(facts),
    judgeAsOpened(facts),
  ],
  steps: () => [
    {
      id: `power-off-host ${host.name}`,
      step: 'power-off-host',
      part: 'step',
      citation: 'our-rule',
      irreversible: true,
      underCommon: true,
      values: () => ({ host: host.name }),
      rules: sfTimes,
      deed: () => (host.bmc === undefined ? null : { kind: 'bmc', on: host, bmc: host.bmc }),
      effects: (facts) => [judgePoweredOff(facts)],
      limitMs: OFF_MS,
      required: true,
    },
  ],
  waitUntil: (facts) => {
    const waited = nodesHere(facts).filter((each) => isSeenLeft(each) && blocks(judgeSfTime(each)));
    return waited.length === 0 ? null : Math.max(...waited.map(sfUntil));
  },
});

/** SF has its time first in every cluster that has lost a node there, also in that of the hosts. */
const sfTimes = (facts: HostPowerOffFacts): readonly JudgedRule[] =>
  nodesHere(facts).filter(isSeenLeft).map(judgeSfTime);
