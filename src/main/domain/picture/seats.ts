import type { ClusterEntry } from '../../../shared/domain/inventory.ts';
import type { ClusterReadings } from '../reconcile/deduce-configuration.ts';
import type { SiteReadings } from '../reconcile/site-readings.ts';
import type { HostSeat } from './draw-host.ts';
import type { NodeSeat } from './draw-node.ts';
import type { SiteMap } from './site-map.ts';

export const hostSeat = (map: SiteMap, host: string): HostSeat => ({
  guests: map.guestsOfHost.get(host) ?? [],
  node: map.nodeOfHost.get(host) ?? null,
});

export const nodeSeat = (map: SiteMap, node: string): NodeSeat => ({
  guest: map.guestOfNode.get(node) ?? null,
  host: map.hostOfNode.get(node) ?? null,
});

export type Neighbours = Pick<ClusterReadings, 'members' | 'guests' | 'hosts'>;

/** For each cluster its nodes, the guests that they are, and the site's hosts. */
export function neighboursOf({
  hosts,
  guests,
  nodes,
}: Omit<SiteReadings, 'clusters'>): (entry: ClusterEntry) => Neighbours {
  const members = Map.groupBy(nodes, ({ cluster }) => cluster);
  const theirs = Map.groupBy(guests, ({ cluster }) => cluster);
  return ({ name }) => ({ members: members.get(name) ?? [], guests: theirs.get(name) ?? [], hosts });
}
