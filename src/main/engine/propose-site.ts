import type { GuestProposal, MachineTarget } from '../../shared/contract/setup.ts';
import { clusterNameSchema, hostNameSchema, nodeNameSchema } from '../../shared/domain/names.ts';
import { siteFileSchema, type ClusterEntry, type SiteFile } from '../../shared/domain/inventory.ts';

/** A site of one host and the clusters that its guests seem to form. The person adds hosts and confirms. */
export function proposeSite(
  target: MachineTarget,
  hostname: string,
  guests: readonly Pick<GuestProposal, 'id' | 'name' | 'node' | 'cluster' | 'addresses'>[],
): SiteFile {
  const { address, user, port, libvirt, uri } = target;
  const host = {
    name: hostNameSchema.parse(hostname === '' ? address : hostname),
    ...(libvirt === 'ssh' && { address }),
    ...(user !== undefined && { user }),
    ...(port !== undefined && { port }),
    libvirt,
    uri,
  };
  return siteFileSchema.parse({ version: 1, name: hostname, hosts: [host], clusters: clustersOf(guests) });
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
