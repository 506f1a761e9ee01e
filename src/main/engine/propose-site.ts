import type { GuestProposal, MachineTarget } from '../../shared/contract/setup.ts';
import { clusterNameSchema, hostNameSchema, nodeNameSchema } from '../../shared/domain/names.ts';
import { siteFileSchema, type ClusterEntry, type SiteFile } from '../../shared/domain/inventory.ts';

const LONGEST_NAME = 255;
const LONGEST_SITE_NAME = 100;

/** A site of one host and the clusters that its guests seem to form. The person adds hosts and confirms. */
export function proposeSite(
  target: MachineTarget,
  hostname: string,
  guests: readonly Pick<GuestProposal, 'id' | 'name' | 'node' | 'cluster' | 'addresses'>[],
): SiteFile {
  const { address, user, port, libvirt, uri } = target;
  const named = hostname === '' ? address : hostname;
  const host = {
    name: hostNameSchema.parse(named.slice(0, LONGEST_NAME)),
    ...(libvirt === 'ssh' && { address }),
    ...(user !== undefined && { user }),
    ...(port !== undefined && { port }),
    libvirt,
    uri,
  };
  return siteFileSchema.parse({
    version: 1,
    name: named.slice(0, LONGEST_SITE_NAME),
    hosts: [host],
    clusters: clustersOf(guests),
  });
}

function clustersOf(
  guests: readonly Pick<GuestProposal, 'id' | 'name' | 'node' | 'cluster' | 'addresses'>[],
): ClusterEntry[] {
  const clusters = new Map<string, ClusterEntry>();
  for (const { id, node, cluster, addresses } of guests) {
    if (node === null || cluster === null) continue;
    const entry = clusters.get(cluster) ?? { name: clusterNameSchema.parse(cluster), nodes: [] };
    const address = addresses[0];
    entry.nodes.push({
      name: nodeNameSchema.parse(node),
      guest: id,
      ...(address !== undefined && { address }),
    });
    clusters.set(cluster, entry);
  }
  return [...clusters.values()];
}
