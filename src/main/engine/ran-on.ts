import type { HostName, NodeName } from '../../shared/domain/names.ts';
import type { Observed } from '../../shared/domain/reading.ts';
import type { SitePicture } from '../../shared/domain/site-picture.ts';

/** Machines are asked in turn: one that was heard this much later was heard after the other, and not beside it. */
const LATER_MS = 60_000;

/**
 * Hosts where a node's guest was last known not to be off. One that fell silent long before the node was last heard is
 * none: whatever ran there then, the node ran elsewhere.
 */
export function ranOn(
  { nodes, guests }: Pick<SitePicture, 'nodes' | 'guests'>,
  name: NodeName,
): readonly HostName[] {
  const node = nodes.find((each) => each.name === name);
  const guest = guests.find(({ id }) => id === node?.guest);
  const heard = node === undefined ? null : newest(node.ssh);
  return (guest?.placements ?? []).flatMap(({ host, standing }) => {
    const last = newest(standing);
    if (last === null || last.value.state === 'shut off') return [];
    return heard !== null && heard.at > last.at + LATER_MS ? [] : [host];
  });
}

/** What was last known, and when. */
function newest<T>(seen: Observed<T>): { readonly value: T; readonly at: number } | null {
  return seen.kind === 'known' ? seen : seen.last;
}
