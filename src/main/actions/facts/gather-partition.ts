import type { ClusterEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import type { Asserted } from './cluster-facts.ts';
import type { FactSources } from './fact-sources.ts';
import { gatherRecovery } from './gather-recovery.ts';
import type { PartitionFacts } from './partition-facts.ts';
import type { SiteKnowledge } from './site-knowledge.ts';
import { askNode } from './ask-node.ts';
import { questionAbout } from './question-about.ts';

export interface PartitionQuestion {
  readonly cluster: ClusterEntry;
  readonly survivors: readonly NodeName[];
  readonly site: SiteKnowledge;
  readonly asserted: readonly Asserted[];
}

/** Asks the survivors, and for each node of the other side every host of the site, all side by side. */
export async function gatherPartition(
  { cluster, survivors, site, asserted }: PartitionQuestion,
  sources: FactSources,
  signal: AbortSignal,
): Promise<PartitionFacts> {
  const isSurvivor = ({ name }: NodeEntry) => survivors.includes(name);
  const [staying, going] = [
    cluster.nodes.filter(isSurvivor),
    cluster.nodes.filter((node) => !isSurvivor(node)),
  ];
  // The survivors alone say what is to be done about a lost node.
  const asSeenByThem = (node: NodeEntry) => ({ ...cluster, nodes: [...staying, node] });
  const [nodes, lost] = await Promise.all([
    Promise.all(staying.map((node) => askNode(node, sources, signal))),
    Promise.all(
      going.map((node) =>
        gatherRecovery(questionAbout(node, asSeenByThem(node), site, asserted), sources, signal),
      ),
    ),
  ]);
  const known = new Set(cluster.nodes.map(({ name }) => name));
  return {
    at: sources.now(),
    cluster: cluster.name,
    survivors: nodes,
    strangers: survivors.filter((name) => !known.has(name)),
    lost,
  };
}
