import type { ClusterWords, NodeWords } from '../../../../shared/domain/keyed-picture.ts';

/** The cluster to look at on a quiet day: the first that has cards in the topology, so that not all of it stands back. */
export function firstCluster(
  clusters: readonly ClusterWords[],
  nodeOf: (name: string) => NodeWords | undefined,
): string | null {
  const hasCards = clusters.find(({ nodes }) => nodes.some((name) => isGuest(nodeOf(name))));
  return (hasCards ?? clusters[0])?.name ?? null;
}

const isGuest = (node: NodeWords | undefined): boolean => node !== undefined && node.guest !== null;
