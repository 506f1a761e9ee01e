import type { ClusterEntry, HostEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { judgeKnownGuest, judgeLeftCluster, judgeNoPartition, judgeSurvivor } from '../rules/left-cluster.ts';
import { judgeSfTime, sfUntil } from '../rules/sf-time.ts';
import { blocks } from '../rules/judged.ts';
import { viewOf } from '../rules/stopped.ts';
import type { Operation, Step } from './operation.ts';
import { markDown, waitFailover } from './recovery-deeds.ts';
import { powerAway, startAgain } from './recovery-power.ts';
import { checkCluster, checkRedundancy, checkSurvivors } from './recovery-checks.ts';

/** The machines of the site that a step may be sent to. */
export interface RecoveryMachines {
  readonly nodes: readonly NodeEntry[];
  readonly hosts: readonly HostEntry[];
  /** Clusters of hosts that are held with it: their RMS may be asked. */
  readonly ruling?: readonly ClusterEntry[];
}

/**
 * The recovery of a LEFTCLUSTER guest (CF guide 5.2): power off what still runs, declare the node DOWN on one
 * survivor, check, start it cold, check. Where its host is down nothing is started: what is left is said instead. In
 * configuration C the Host OS failover has its time before.
 */
export const recovery = (machines: RecoveryMachines): Operation<RecoveryFacts> => ({
  rules: (facts) => [
    judgeLeftCluster(facts),
    judgeNoPartition(facts),
    judgeSurvivor(facts),
    judgeKnownGuest(facts),
  ],
  steps: (opening) => [...stop(opening, machines), ...goOn(opening, machines)],
  waitUntil: (facts) => (isFailoverDue(facts) || !blocks(judgeSfTime(facts)) ? null : sfUntil(facts)),
});

/** While SF's time lasts and a host of configuration C is silent, the hosts' own cluster resolves it. */
function isFailoverDue(facts: RecoveryFacts): boolean {
  const isSilent = facts.hosts.some((host) => viewOf(host).kind === 'unknown');
  return facts.configuration === 'C' && isSilent && blocks(judgeSfTime(facts));
}

function stop(opening: RecoveryFacts, machines: RecoveryMachines): readonly Step<RecoveryFacts>[] {
  const { ruling = [] } = machines;
  if (isFailoverDue(opening)) return [waitFailover(sfUntil(opening) - opening.at)];
  const running = opening.hosts.filter(({ domain }) => {
    const listed = domain.result.ok ? domain.result.value : null;
    return listed !== null && listed.standing.state !== 'shut off';
  });
  const entryOf = (name: string) => machines.hosts.find((host) => host.name === name);
  const offs = running.flatMap(({ host }) => {
    const entry = entryOf(host);
    return entry === undefined ? [] : powerAway(opening, entry, ruling);
  });
  return [...offs, markDown(machines.nodes)];
}

/** It is started again only where a host lists it; a host that is down gives it back with its own repair. */
function goOn(opening: RecoveryFacts, machines: RecoveryMachines): readonly Step<RecoveryFacts>[] {
  const isDue = isFailoverDue(opening);
  const home = isDue
    ? undefined
    : opening.hosts.find(({ domain }) => domain.result.ok && domain.result.value !== null);
  const entry = machines.hosts.find(({ name }) => name === home?.host);
  return entry === undefined
    ? [checkSurvivors, checkRedundancy]
    : [checkSurvivors, ...startAgain(opening, entry, machines.ruling ?? []), checkCluster];
}
