import type { NodeRecord, SitePicture } from '../../../../shared/domain/site-picture.ts';

/** The cluster to look at on a quiet day: the first that has cards in the topology, so that not all of it stands back. */
export function firstCluster(
  clusters: SitePicture['clusters'],
  nodeOf: (name: string) => NodeRecord | undefined,
): string | null {
  const hasCards = clusters.find(({ nodes }) => nodes.some((name) => isGuest(nodeOf(name))));
  return (hasCards ?? clusters[0])?.name ?? null;
}

const isGuest = (node: NodeRecord | undefined): boolean => node !== undefined && node.guest !== null;
