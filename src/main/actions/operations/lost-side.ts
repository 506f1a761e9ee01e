import type { HostEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { lostFacts, type PartitionFacts } from '../facts/partition-facts.ts';
import { guestOsShutdown } from '../commands/os-shutdown.ts';
import { judgeOff } from '../rules/effects.ts';
import { homesOf } from '../rules/guest-power.ts';
import { judgeKnownGuest, judgeLeftCluster } from '../rules/left-cluster.ts';
import { isRuled } from '../rules/lost-ways.ts';
import { judgeLeftToLibvirt } from '../rules/rms-route.ts';
import { judgeSfTime } from '../rules/sf-time.ts';
import { judgeLostUnseen } from '../rules/sides.ts';
import { lift } from './lift.ts';
import type { Operation, Step } from './operation.ts';
import { markDown, powerOff } from './recovery-deeds.ts';
import { powerAway, startAgain } from './recovery-power.ts';
import type { RecoveryMachines } from './recovery.ts';

const SHUTDOWN_MS = 300_000;

type NodeStep = Step<RecoveryFacts>;

/** A node of the other side is stopped and then declared DOWN; whatever is done to it, the survivors see it LEFTCLUSTER. */
export const stopLost = (lost: RecoveryFacts, machines: RecoveryMachines): readonly Step<PartitionFacts>[] =>
  aboutIt(lost, {
    rules: (facts) => [judgeLeftCluster(facts), judgeKnownGuest(facts)],
    steps: (opening) => [...stopsOf(opening, machines), markDown(machines.nodes)],
    waitUntil: () => null,
  });

/** Irreversible: a person says that the network is mended before it is started. */
export const rejoinLost = (
  lost: RecoveryFacts,
  machines: RecoveryMachines,
): readonly Step<PartitionFacts>[] =>
  aboutIt(lost, {
    rules: () => [],
    steps: (opening) => {
      const home = homeOf(opening, machines);
      const starts = home === undefined ? [] : startAgain(opening, home, machines.ruling ?? []);
      return starts.map((step) => ({ ...step, step: REJOINS[step.step] ?? step.step, irreversible: true }));
    },
    waitUntil: () => null,
  });

/** The same deeds, that wait for the network. */
const REJOINS: Partial<Record<NodeStep['step'], NodeStep['step']>> = {
  'start-guest': 'rejoin-guest',
  'start-by-rms': 'rejoin-by-rms',
};

/** Another node of that side may be DOWN by now: each is held by its own rules, not by those of the whole. */
const aboutIt = (lost: RecoveryFacts, operation: Operation<RecoveryFacts>): readonly Step<PartitionFacts>[] =>
  lift(operation, lost, {
    view: (facts: PartitionFacts) => lostFacts(facts, lost.node),
    missing: (facts) => judgeLostUnseen(facts, lost.node),
    suffix: lost.node,
  }).map((step) => ({ ...step, underCommon: false }));

/** By itself where it answers and by its power where it does not; by the RMS of its hosts where that controls it (I40). */
function stopsOf(lost: RecoveryFacts, machines: RecoveryMachines): readonly NodeStep[] {
  const home = homeOf(lost, machines);
  const entry = machines.nodes.find(({ name }) => name === lost.node);
  if (home === undefined || entry === undefined) return [];
  if (!isRuled(lost)) return [...(lost.own.round.result.ok ? [shutDown(entry, home)] : []), powerOff(home)];
  // Off already, there is nothing that RMS could be asked for.
  return homesOf(lost).length === 0 ? [] : powerAway(lost, home, machines.ruling ?? []);
}

/** By its own stop scripts; where these do not end, its power is taken in the next step. */
const shutDown = (node: NodeEntry, host: HostEntry): NodeStep => ({
  id: 'stop-guest',
  step: 'stop-guest',
  part: 'step',
  citation: 'cf43-5.2.3',
  irreversible: true,
  underCommon: true,
  values: () => ({ node: node.name }),
  rules: (facts) => [judgeSfTime(facts), ...judgeLeftToLibvirt(facts)],
  deed: () => ({ kind: 'command', on: node, command: guestOsShutdown() }),
  effects: (facts) => [judgeOff(facts, host.name)],
  limitMs: SHUTDOWN_MS,
  required: false,
});

/** Where it runs; where it runs nowhere, a host that lists it. */
function homeOf(lost: RecoveryFacts, { hosts }: RecoveryMachines): HostEntry | undefined {
  const listing = lost.hosts.filter(({ domain }) => domain.result.ok && domain.result.value !== null);
  const [found] = [...homesOf(lost), ...listing];
  return hosts.find(({ name }) => name === found?.host);
}
