import type { SitePicture } from '../../../../shared/domain/site-picture.ts';

/** The cluster to look at on a quiet day: the first that has cards in the topology, so that not all of it stands back. */
export function firstCluster({ clusters, nodes }: Pick<SitePicture, 'clusters' | 'nodes'>): string | null {
  const ofGuests = new Set(nodes.filter(({ guest }) => guest !== null).map(({ cluster }) => cluster));
  return (clusters.find(({ name }) => ofGuests.has(name)) ?? clusters[0])?.name ?? null;
}
