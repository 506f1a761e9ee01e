import type { HostEntry } from '../../../shared/domain/inventory.ts';
import { hostOsShutdown } from '../commands/os-shutdown.ts';
import type { HostStopFacts } from '../facts/host-stop-facts.ts';
import { judgeApplicationsAway } from '../rules/applications-here.ts';
import { judgeHostOff, judgeLeavesCleanly, judgeNothingRuns } from '../rules/host-stop.ts';
import { judgeLibvirtGuests } from '../rules/libvirt-guests.ts';
import type { Operation } from './operation.ts';

/** Stop scripts of a host, with PRIMECLUSTER among them in configuration C. */
const STOP_MS = 900_000;

/** A host's operating system stops after its guests (I6, I7); one that is a node leaves its cluster with it (I8, I43). */
export const hostStop = (host: HostEntry): Operation<HostStopFacts> => ({
  rules: (facts) => [
    judgeNothingRuns(facts),
    judgeLibvirtGuests(facts),
    judgeLeavesCleanly(facts),
    ...(facts.cluster === null
      ? []
      : [judgeApplicationsAway({ node: facts.cluster.own.node, own: facts.cluster.own })]),
  ],
  steps: () => [
    {
      id: `stop-host ${host.name}`,
      step: 'stop-host',
      part: 'step',
      citation: 'iag45-2.2.1',
      irreversible: true,
      underCommon: true,
      values: () => ({ host: host.name }),
      rules: () => [],
      deed: () => ({ kind: 'command', on: host, command: hostOsShutdown() }),
      effects: (facts) => [judgeHostOff(facts)],
      limitMs: STOP_MS,
      required: true,
    },
  ],
  waitUntil: () => null,
});
