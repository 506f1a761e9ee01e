import type { NodeEntry } from '../../../shared/domain/inventory.ts';
import type { ClusterName } from '../../../shared/domain/names.ts';
import { sfStart, sfStop } from '../commands/shutdown-facility.ts';
import type { ClusterFacts } from '../facts/cluster-facts.ts';
import { judgeAgents, judgeSf, sfRuns } from '../rules/fencing.ts';
import { judgeQuiet } from '../rules/quiet-cluster.ts';
import type { Operation, Step } from './operation.ts';

const SF_MS = 90_000;
const TEST_MS = 180_000;

/** While it stands, nobody eliminates a lost node of the cluster. */
export const fencingDebt = (cluster: string): string => `fencing-off ${cluster}`;

/**
 * SF is stopped and started again on every node, one after the other, so that its agents are tested now (I23). Starting
 * belongs to the restoring part: it is owed from the first stop on, whatever happens meanwhile.
 */
export const sfRestart = (cluster: ClusterName, nodes: readonly NodeEntry[]): Operation<ClusterFacts> => ({
  rules: (facts) => [judgeQuiet(facts)],
  steps: (opening) => {
    const running = nodes.filter(({ name }) => {
      const found = opening.nodes.find(({ node }) => node === name);
      return found !== undefined && sfRuns(found) !== false;
    });
    const stops = running.map((node) => stopOn(node, cluster, nodes));
    const stopped = stops.map(({ id }) => id);
    return [...stops, ...nodes.map((node) => startOn(node, stopped)), testAgents(cluster, stopped)];
  },
  waitUntil: () => null,
});

/** Where nothing ran there is nothing to stop, and starting is the whole operation. */
const givingBack = (stopped: readonly string[]): Pick<Step<ClusterFacts>, 'part' | 'restores'> =>
  stopped.length === 0 ? { part: 'step' } : { part: 'restore', restores: stopped };

const factsOf = ({ nodes }: ClusterFacts, { name }: NodeEntry) => nodes.find(({ node }) => node === name);

const stopOn = (node: NodeEntry, cluster: ClusterName, all: readonly NodeEntry[]): Step<ClusterFacts> => ({
  id: `stop-sf ${node.name}`,
  step: 'stop-sf',
  part: 'step',
  citation: 'cf43-7.5.2',
  irreversible: false,
  underCommon: true,
  values: () => ({ node: node.name }),
  rules: () => [],
  deed: () => ({ kind: 'command', on: node, command: sfStop() }),
  effects: (facts) => [judgeSf('stopped', factsOf(facts, node), node.name)],
  limitMs: SF_MS,
  required: true,
  debt: {
    debt: fencingDebt(cluster),
    debtKind: 'fencing-off',
    cluster,
    nodes: all.map(({ name }) => name),
    owed: 'running',
  },
});

/** Starting what runs is no harm and is left out: its effect stands. */
const startOn = (node: NodeEntry, stopped: readonly string[]): Step<ClusterFacts> => ({
  id: `start-sf ${node.name}`,
  step: 'start-sf',
  ...givingBack(stopped),
  citation: 'cf43-7.5.2',
  irreversible: false,
  underCommon: false,
  values: () => ({ node: node.name }),
  rules: () => [],
  deed: () => ({ kind: 'command', on: node, command: sfStart() }),
  effects: (facts) => [judgeSf('running', factsOf(facts, node), node.name)],
  limitMs: SF_MS,
  required: true,
});

const testAgents = (cluster: ClusterName, stopped: readonly string[]): Step<ClusterFacts> => ({
  id: 'check-agents',
  step: 'check-agents',
  ...givingBack(stopped),
  citation: 'cf43-7.5.2',
  irreversible: false,
  underCommon: false,
  values: () => ({ cluster }),
  rules: () => [],
  deed: () => 'none',
  effects: ({ nodes }) => [
    ...nodes.map((each) => judgeSf('running', each, each.node)),
    judgeAgents(cluster, nodes),
  ],
  limitMs: TEST_MS,
  required: true,
  pays: fencingDebt(cluster),
});
