import type { HostName } from '../../../shared/domain/names.ts';
import { isNamedAfter } from '../../../shared/domain/resource-owner.ts';
import type { ClusterRecord, GuestRecord, SitePicture } from '../../../shared/domain/site-picture.ts';

/** One word of a resource of the hosts' RMS is the guest's name: its scripts start and stop it (I40). */
export function isOfHostRms({ name, node }: GuestRecord, clusters: readonly ClusterRecord[]): boolean {
  return clusters.some(({ objects }) => objects.some((object) => isNamedAfter(object.name, [name, node])));
}

/** The host is a node of a cluster whose RMS has listed nothing: what it starts nobody knows. */
export function isHostRmsDark(host: HostName, { hosts, clusters }: SitePicture): boolean {
  const node = hosts.find(({ name }) => name === host)?.node ?? null;
  return node !== null && clusters.some(({ nodes, objects }) => nodes.includes(node) && objects.length === 0);
}
