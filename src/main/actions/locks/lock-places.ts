import {
  nodeEntrySchema,
  type HostEntry,
  type NodeEntry,
  type SiteFile,
} from '../../../shared/domain/inventory.ts';
import type { ClusterName } from '../../../shared/domain/names.ts';

/** What consoles lock, and the machines where that lock may stand. */
export interface LockPlaces {
  readonly kind: 'cluster' | 'host';
  readonly name: ClusterName;
  readonly nodes: readonly NodeEntry[];
}

/** The way to a host, where other consoles are told as on a node. */
export const asNode = ({ name, address, user, port }: HostEntry): NodeEntry =>
  nodeEntrySchema.parse({ name, address, user, port, host: name });

/**
 * A cluster's lock stands on its nodes, and on hosts while their maintenance stops or starts its guests, or while the
 * first of its nodes is started where all are off; a host that is no node has a lock by its own name, which stands on the
 * other hosts while it is powered off, since it hangs itself. Null: the site's file names no such object.
 */
export function lockPlaces({ clusters, hosts }: SiteFile, name: ClusterName): LockPlaces | null {
  const cluster = clusters.find((each) => each.name === name);
  if (cluster !== undefined) {
    const { nodes } = cluster;
    const others = hosts.filter((host) => !nodes.some((node) => String(node.name) === host.name));
    return { kind: 'cluster', name, nodes: [...nodes, ...others.map(asNode)] };
  }
  const host = hosts.find((each) => String(each.name) === name);
  if (host === undefined) return null;
  return { kind: 'host', name, nodes: [host, ...hosts.filter((each) => each !== host)].map(asNode) };
}
