import type { ClusterEntry } from '../../../shared/domain/inventory.ts';
import { clusterOfHost } from '../facts/place-in-site.ts';
import type { SiteKnowledge } from '../facts/site-knowledge.ts';

/** Clusters of hosts whose RMS may start or stop its guests (I40): held with it, unless they can have nothing to do with it. */
export function rulingClusters(
  { name }: ClusterEntry,
  { file, configurationOf }: SiteKnowledge,
): readonly ClusterEntry[] {
  const configuration = configurationOf(name);
  if (configuration !== 'C' && configuration !== null) return [];
  return [...new Set(file.hosts.flatMap((host) => clusterOfHost(file, host) ?? []))];
}
