import type { ClusterEntry } from '../../../shared/domain/inventory.ts';
import { askNode } from './ask-node.ts';
import type { ClusterFacts } from './cluster-facts.ts';
import type { FactSources } from './fact-sources.ts';

/** Asks every node of a cluster now, side by side. */
export async function gatherCluster(
  cluster: ClusterEntry,
  sources: Pick<FactSources, 'now' | 'round'>,
  signal: AbortSignal,
): Promise<ClusterFacts> {
  const nodes = await Promise.all(cluster.nodes.map((node) => askNode(node, sources, signal)));
  return { at: sources.now(), cluster: cluster.name, nodes };
}
