import type { ClusterEntry, HostEntry, NodeEntry, SiteFile } from '../../../shared/domain/inventory.ts';
import { guestIdSchema, type GuestId, type HostName, type NodeName } from '../../../shared/domain/names.ts';
import type { Membership } from './draw-guest.ts';
import { statesOf, type StateView } from './state-view.ts';

/** How the inventory's names and the guests that libvirt lists belong together at a moment. */
export interface SiteMap {
  readonly hosts: ReadonlyMap<string, HostName>;
  readonly guests: readonly GuestId[];
  readonly membership: ReadonlyMap<GuestId, Membership>;
  readonly guestOfNode: ReadonlyMap<string, GuestId>;
  readonly guestsOfHost: ReadonlyMap<string, readonly GuestId[]>;
  /** The host that a node is itself, and the other way round (clusters of hosts, configuration C). */
  readonly hostOfNode: ReadonlyMap<string, HostEntry>;
  readonly nodeOfHost: ReadonlyMap<string, NodeName>;
}

/** A node's `guest` may be a UUID or a domain name; a name that several guests bear belongs to none of them. */
export function mapSite(file: SiteFile, states: StateView): SiteMap {
  const hosts = new Map(file.hosts.map(({ name }) => [String(name), name]));
  const listed = states.subjects('guest').flatMap((id) => {
    const guest = guestIdSchema.safeParse(id);
    return guest.success ? [guest.data] : [];
  });
  const byName = namesOf(listed, states);
  const guests = inOrder(listed, byName);
  const membership = new Map<GuestId, Membership>();
  const guestOfNode = new Map<string, GuestId>();
  for (const { node, cluster } of nodesOf(file)) {
    const guest = guestNamed(node.guest, byName);
    if (guest === null) continue;
    membership.set(guest, { node: node.name, cluster: cluster.name });
    guestOfNode.set(node.name, guest);
  }
  const guestsOfHost = byHost(guests, hosts, states);
  return { hosts, guests, membership, guestOfNode, guestsOfHost, ...hostNodes(file) };
}

function hostNodes(file: SiteFile): Pick<SiteMap, 'hostOfNode' | 'nodeOfHost'> {
  const hostOfNode = new Map<string, HostEntry>();
  const nodeOfHost = new Map<string, NodeName>();
  for (const { node } of nodesOf(file)) {
    if (node.host === undefined) continue;
    const host = file.hosts.find(({ name }) => name === node.host);
    if (host === undefined) continue;
    hostOfNode.set(node.name, host);
    nodeOfHost.set(host.name, node.name);
  }
  return { hostOfNode, nodeOfHost };
}

export function nodesOf(file: SiteFile): { readonly node: NodeEntry; readonly cluster: ClusterEntry }[] {
  return file.clusters.flatMap((cluster) => cluster.nodes.map((node) => ({ node, cluster })));
}

function guestNamed(wanted: string | undefined, byName: ReadonlyMap<string, GuestId | null>): GuestId | null {
  if (wanted === undefined) return null;
  const asId = guestIdSchema.safeParse(wanted.toLowerCase());
  return asId.success ? asId.data : (byName.get(wanted) ?? null);
}

function namesOf(guests: readonly GuestId[], states: StateView): Map<string, GuestId | null> {
  const byName = new Map<string, GuestId | null>();
  for (const id of guests) {
    const names = statesOf(states, { kind: 'guest', id }, 'definition').flatMap(({ state }) =>
      state.kind === 'known' ? [state.value.name] : state.last === null ? [] : [state.last.value.name],
    );
    for (const name of new Set(names)) byName.set(name, byName.has(name) ? null : id);
  }
  return byName;
}

/** By name, whatever came first: a restart must not give a guest another place and another mark. */
function inOrder(
  guests: readonly GuestId[],
  byName: ReadonlyMap<string, GuestId | null>,
): readonly GuestId[] {
  const nameOf = new Map<GuestId, string>();
  for (const [name, guest] of byName) if (guest !== null) nameOf.set(guest, name);
  return guests
    .map((guest) => ({ guest, place: placeOf(nameOf.get(guest) ?? guest) }))
    .sort((a, b) => (a.place < b.place ? -1 : Number(a.place > b.place)))
    .map(({ guest }) => guest);
}

/** What sorts as a person would: web2 before web10. Made once for each name; a collator is asked at each comparison. */
const placeOf = (name: string): string =>
  `${name.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(LONGEST_NUMBER, '0'))}\0${name}`;
const LONGEST_NUMBER = 12;

function byHost(
  guests: readonly GuestId[],
  hosts: ReadonlyMap<string, HostName>,
  states: StateView,
): Map<string, GuestId[]> {
  const lists = new Map<string, GuestId[]>([...hosts.keys()].map((name) => [name, []]));
  for (const id of guests) {
    // Who lists it, whatever it says: no value has to be read for that.
    for (const { name, observer } of states.of({ kind: 'guest', id }))
      if (name === 'domain') lists.get(observer)?.push(id);
  }
  return lists;
}
