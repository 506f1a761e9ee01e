import type { ClusterEntry, NodeEntry, SiteFile } from '../../../shared/domain/inventory.ts';
import { askNode } from './ask-node.ts';
import type { HostCluster, HostFacts } from './cluster-facts.ts';
import type { FactSources } from './fact-sources.ts';

/** Asks the nodes of clusters of hosts where one of them lists the guest, or does not say: their RMS may control it. */
export const gatherHostClusters = (
  file: SiteFile,
  hosts: readonly HostFacts[],
  sources: FactSources,
  signal: AbortSignal,
): Promise<readonly HostCluster[]> =>
  Promise.all(
    concerned(file, hosts).map(async ({ name, nodes }) => ({
      cluster: name,
      nodes: await Promise.all(nodes.map((node) => askNode(node, sources, signal))),
    })),
  );

function concerned({ clusters }: SiteFile, hosts: readonly HostFacts[]): readonly ClusterEntry[] {
  const mayRun = new Set<string>(
    hosts.filter(({ domain }) => !domain.result.ok || domain.result.value !== null).map(({ host }) => host),
  );
  return clusters.filter(({ nodes }) => nodes.some(({ host }) => host !== undefined && mayRun.has(host)));
}

export const otherNames = ({ clusters }: SiteFile, { name }: NodeEntry): readonly string[] =>
  clusters.flatMap(({ nodes }) => nodes.map((node) => node.name)).filter((other) => other !== name);
