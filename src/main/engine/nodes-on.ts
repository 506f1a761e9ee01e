import type { HostName, NodeName } from '../../shared/domain/names.ts';
import type { NodeRecord, SitePicture } from '../../shared/domain/site-picture.ts';
import { hostLoss } from '../domain/host-loss/host-loss.ts';
import { isActive } from '../domain/reconcile/placement.ts';

/**
 * Nodes that run on a host, and those of which nothing says that they do not. A host that this console has never heard
 * may have any guest that is not seen to run elsewhere, whoever else lists it.
 */
export function nodesOn(picture: SitePicture, host: HostName): readonly NodeName[] {
  const loss = hostLoss(picture, host, new Map());
  const named = (loss?.clusters ?? []).flatMap(({ lost, perhaps }) => [...lost, ...perhaps]);
  const record = picture.hosts.find(({ name }) => name === host);
  const wasHeard = record !== undefined && (record.libvirt.kind === 'known' || record.libvirt.last !== null);
  const others = wasHeard ? [] : picture.nodes.filter((node) => mayBeAnywhere(node, picture));
  return [...new Set([...named, ...others.map(({ name }) => name)])];
}

/** A guest of libvirt's that no host is known to run. */
function mayBeAnywhere({ guest, host }: NodeRecord, { guests }: SitePicture): boolean {
  const found = guests.find(({ id }) => id === guest);
  return host === null && found !== undefined && !found.placements.some(isActive);
}
