import type { HostName, NodeName } from '../../shared/domain/names.ts';
import type { NodeRecord, SitePicture } from '../../shared/domain/site-picture.ts';
import { hostLoss } from '../domain/host-loss/host-loss.ts';
import { isKnown, runsThere } from '../domain/reconcile/placement.ts';

/**
 * Nodes that run on a host, and those of which nothing says that they do not. That a host did not list a guest says
 * nothing once it hangs: the guest may have come there since. One that is seen to run on no other host counts therefore.
 */
export function nodesOn(picture: SitePicture, host: HostName): readonly NodeName[] {
  const loss = hostLoss(picture, host, new Map());
  const named = (loss?.clusters ?? []).flatMap(({ lost, perhaps }) => [...lost, ...perhaps]);
  // A domain of libvirt's runs on no ESXi host.
  const isKvm = picture.hosts.some(({ name, kind }) => name === host && kind === 'kvm');
  const others = isKvm ? picture.nodes.filter((node) => mayBeAnywhere(node, picture)) : [];
  return [...new Set([...named, ...others.map(({ name }) => name)])];
}

/** A guest of libvirt's that no host is known to run. */
function mayBeAnywhere({ guest }: NodeRecord, { guests }: SitePicture): boolean {
  const found = guests.find(({ id }) => id === guest);
  return (
    found !== undefined && !found.placements.some((each) => isKnown(each) && runsThere(each.standing.value))
  );
}
