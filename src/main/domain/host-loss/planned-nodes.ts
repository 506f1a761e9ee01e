import type { NodeName } from '../../../shared/domain/names.ts';
import type { HostRecord, NodeRecord, SitePicture } from '../../../shared/domain/site-picture.ts';
import { answersOf, isThere } from './planned-places.ts';
import type { Placements } from './where-it-runs.ts';

/** Null: nothing is planned for its guest, it is to be off, or it runs there already. */
export function plannedHost(node: NodeRecord, planned: Placements, picture: SitePicture): HostRecord | null {
  const guest = picture.guests.find(({ id }) => id === node.guest);
  const name = guest === undefined ? undefined : planned.get(guest.id);
  if (guest === undefined || name === undefined || name === null || isThere(guest, name)) return null;
  return picture.hosts.find((host) => host.name === name) ?? null;
}

/** Nodes that are planned on a host that does not answer: whether they would run there nobody knows, however they are now. */
export function doubtfulNodes(planned: Placements, picture: SitePicture): ReadonlySet<NodeName> {
  const isDoubtful = (node: NodeRecord): boolean => {
    const place = plannedHost(node, planned, picture);
    return place !== null && !answersOf(place);
  };
  return new Set(picture.nodes.filter(isDoubtful).map(({ name }) => name));
}

/** Nodes that are planned to be off: they lose nothing, and nothing can go on there. */
export const nodesOff = (planned: Placements, { nodes }: SitePicture): ReadonlySet<NodeName> =>
  new Set(nodes.flatMap(({ name, guest }) => (guest !== null && planned.get(guest) === null ? [name] : [])));
