import type { GuestProposal } from '../../shared/contract/setup.ts';

/** A guest as it was found; `members` are those that its CF lists, empty where that could not be read, null: not asked. */
export interface FoundGuest extends Omit<GuestProposal, 'clusterFrom'> {
  readonly members: readonly string[] | null;
}

/** A marked guest that was not asked: its mark alone names its cluster. */
const isMarked = ({ members, node, cluster, matchedBy }: FoundGuest): boolean =>
  matchedBy === 'metadata' && members === null && node !== null && cluster !== null;

/**
 * Marks name clusters as people do, CF only lists members: where some nodes of a cluster are marked and others are
 * asked, the list of those that were asked joins both. Where list and marks do not agree nothing is joined, and the
 * proposal says so: one cluster too many is seen and put right, two that were made one are not.
 */
export function joinMarked(guests: readonly FoundGuest[]): GuestProposal[] {
  return guests.map((guest) => {
    const { members, ...found } = guest;
    if (found.failure !== null || found.cluster === null || isMarked(guest))
      return { ...found, clusterFrom: null };
    if (members === null || members.length === 0) return { ...found, clusterFrom: { kind: 'not-listed' } };
    const marked = markedAmong(members, guests);
    if (marked.length === 0) return { ...found, clusterFrom: { kind: 'members' } };
    const nodes = marked.flatMap(({ node }) => node ?? []);
    const cluster = marked[0]?.cluster ?? null;
    if (!isOneCluster(guest, members, marked, guests))
      return { ...found, clusterFrom: { kind: 'marks-differ', nodes } };
    return { ...found, cluster, clusterFrom: { kind: 'marks', nodes } };
  });
}

const markedAmong = (members: readonly string[], guests: readonly FoundGuest[]): readonly FoundGuest[] =>
  guests.filter((guest) => isMarked(guest) && members.includes(guest.node ?? ''));

/** All marks among the members name one cluster, all of that cluster are members, and nobody else lists them otherwise. */
function isOneCluster(
  asked: FoundGuest,
  members: readonly string[],
  marked: readonly FoundGuest[],
  guests: readonly FoundGuest[],
): boolean {
  const named = new Set(marked.map(({ cluster }) => cluster));
  const ofThatName = guests.filter((guest) => isMarked(guest) && named.has(guest.cluster));
  const nodes = [...ofThatName, asked].map(({ node }) => node);
  const others = guests.filter((guest) => guest.members !== null && lists(guest.members, marked));
  return (
    named.size === 1 &&
    ofThatName.length === marked.length &&
    new Set(nodes).size === nodes.length &&
    others.every((other) => isSame(other.members ?? [], members))
  );
}

const lists = (members: readonly string[], guests: readonly FoundGuest[]): boolean =>
  guests.some(({ node }) => members.includes(node ?? ''));

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((name) => others.includes(name));
