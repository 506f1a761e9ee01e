import type { ClusterEntry, HostEntry, NodeEntry, SiteFile } from '../../../shared/domain/inventory.ts';
import type { NodeName } from '../../../shared/domain/names.ts';

export interface NodePlace {
  readonly node: NodeEntry;
  readonly cluster: ClusterEntry;
}

/** The node of that name with its cluster; null: the site's file names none. */
export function nodeNamed({ clusters }: SiteFile, name: NodeName): NodePlace | null {
  for (const cluster of clusters) {
    const node = cluster.nodes.find((each) => each.name === name);
    if (node !== undefined) return { node, cluster };
  }
  return null;
}

/** The cluster that a host is a node of itself; null: it is none. */
export const clusterOfHost = ({ clusters }: SiteFile, { name }: HostEntry): ClusterEntry | null =>
  clusters.find(({ nodes }) => nodes.some(({ host }) => host === name)) ?? null;
