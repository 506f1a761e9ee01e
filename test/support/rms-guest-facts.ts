import type { GuestPowerFacts } from '../../src/main/actions/facts/guest-power-facts.ts';
import type { CfState } from '../../src/shared/domain/cf.ts';
import { hostNameSchema } from '../../src/shared/domain/names.ts';
import type { RmsState } from '../../src/shared/domain/rms.ts';
import { ok } from '../../src/shared/result.ts';
import { row, startable, stoppable, withRms } from './power-facts.ts';
import { fresh, nodeSays, roundOf } from './recovery-facts.ts';

/** RMS of the hosts: hostnet has the line of the host and a resource for web2; `states` on kvm-b and on kvm-c; how both see both. */
export const ruledBy = (
  states: readonly [RmsState, RmsState],
  resources: readonly string[] = ['Gls000_hostnet', 'ManageProgram000_Cmd_web2'],
  sees: Readonly<Record<string, CfState>> = { 'kvm-b': 'UP', 'kvm-c': 'UP' },
): GuestPowerFacts['hostClusters'] => [
  {
    cluster: 'hosts',
    nodes: ['kvm-b', 'kvm-c'].map((host, at) =>
      nodeSays(
        host,
        withRms(roundOf('UP', sees), host, [
          row('hostnet', 'userApp', null, states[at] ?? null),
          ...resources.map((each) => row(each, 'gRes', null, states[at] ?? null)),
        ]),
      ),
    ),
  },
];

/** Nobody else is on there. */
export const aloneOn = (host: string, ...others: readonly string[]): GuestPowerFacts['beside'] => [
  { host: hostNameSchema.parse(host), others: fresh(ok(others)) },
];

/** web2 runs on kvm-b, by hostnet that is Online there. */
export const runsByRms: GuestPowerFacts = {
  ...stoppable,
  hostClusters: ruledBy(['Online', 'Standby']),
  beside: aloneOn('kvm-b'),
};
/** web2 is off, and hostnet Offline. */
export const offByRms: GuestPowerFacts = { ...startable, hostClusters: ruledBy(['Offline', 'Standby']) };
