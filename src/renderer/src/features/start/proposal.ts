import type { Discovery } from '../../../../shared/contract/setup.ts';
import type { ClusterEntry, NodeEntry, SiteFile } from '../../../../shared/domain/inventory.ts';
import { clusterNameSchema, nodeNameSchema } from '../../../../shared/domain/names.ts';

/** One guest as the person sees and edits it: empty `node` means that it is not a cluster node. */
export interface ProposedGuest {
  readonly id: string;
  readonly node: string;
  readonly cluster: string;
}

export function firstGuests({ guests }: Discovery): ProposedGuest[] {
  return guests.map(({ id, node, cluster }) => ({ id, node: node ?? '', cluster: cluster ?? '' }));
}

/** A site id from a host's or site's name: what a file may be called. */
export function siteIdFrom(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return plain.slice(0, 63).replaceAll(/-+$/g, '');
}

export type GuestProblem = 'cluster-missing' | 'node-missing' | 'node-twice';

/** What keeps a guest's row from being saved; null: nothing. */
export function problemOf(guest: ProposedGuest, all: readonly ProposedGuest[]): GuestProblem | null {
  const node = guest.node.trim();
  const cluster = guest.cluster.trim();
  if (node === '') return cluster === '' ? null : 'node-missing';
  if (cluster === '') return 'cluster-missing';
  const same = all.filter((other) => other.node.trim() === node);
  return same.length > 1 ? 'node-twice' : null;
}

/** The proposal with the person's names in it. Addresses and users that discovery found stay. */
export function editedProposal(
  { proposal, guests }: Discovery,
  name: string,
  rows: readonly ProposedGuest[],
): SiteFile {
  const nodes = rows.filter(({ node }) => node.trim() !== '');
  const byCluster = Map.groupBy(nodes, ({ cluster }) => cluster.trim());
  const clusters = [...byCluster].map(([cluster, members]): ClusterEntry => {
    const known = proposal.clusters.find((entry) => entry.name === cluster);
    return {
      ...(known?.configuration === undefined ? {} : { configuration: known.configuration }),
      name: clusterNameSchema.parse(cluster),
      nodes: members.map((row) => nodeEntry(row, guests, proposal)),
    };
  });
  return { ...proposal, name, clusters };
}

function nodeEntry(row: ProposedGuest, guests: Discovery['guests'], proposal: SiteFile): NodeEntry {
  const guest = guests.find(({ id }) => id === row.id);
  const entries = proposal.clusters.flatMap(({ nodes }) => nodes);
  const known = entries.find((entry) => entry.guest === row.id || entry.guest === guest?.name);
  const address = guest?.addresses[0];
  return {
    ...(address === undefined ? {} : { address }),
    ...known,
    name: nodeNameSchema.parse(row.node.trim()),
    guest: known?.guest ?? row.id,
  };
}
