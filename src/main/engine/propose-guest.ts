import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { parseDomainXml } from '../parsers/domain-xml.ts';
import type { DomainStatistics, LibvirtReader } from '../sources/libvirt/libvirt-reader.ts';
import { askGuest, waysTo } from './ask-guest.ts';
import type { FoundGuest } from './join-marked.ts';

/** How guests are asked; `isOpen` where a login at that address or name has come through. */
export interface WayToGuests {
  readonly ask: Parameters<typeof askGuest>[2];
  readonly isOpen: (address: string) => boolean;
}

/** A domain and what its definition says; a definition that cannot be read may hold a mark all the same. */
interface MarkedGuest {
  readonly domain: DomainStatistics;
  readonly mark: { readonly node: string; readonly cluster: string | null } | null;
  readonly unread: ProbeFailure | null;
}

export async function withMark(
  domain: DomainStatistics,
  reader: LibvirtReader,
  signal: AbortSignal,
): Promise<MarkedGuest> {
  const xml = await reader.xml(domain.id, signal);
  const definition = xml.ok ? parseDomainXml(xml.value) : xml;
  if (!definition.ok) return { domain, mark: null, unread: definition.error };
  return { domain, mark: definition.value.node, unread: null };
}

export async function propose(
  { domain, mark, unread }: MarkedGuest,
  reader: LibvirtReader,
  way: WayToGuests,
  signal: AbortSignal,
): Promise<FoundGuest> {
  const { id, name, standing } = domain;
  const state = standing?.state ?? 'no state';
  const marked = mark === null ? NO_MATCH : ({ ...NO_MATCH, ...mark, matchedBy: 'metadata' } as const);
  const listed = { id, name, state, addresses: [], ...marked, failure: unread };
  if (state !== 'running') return listed;
  const known = { ...listed, addresses: await knownAddresses(domain, reader, signal) };
  if (known.cluster !== null) return known;
  // Its turn came too late: that says nothing of the guest.
  if (signal.aborted) return { ...known, failure: { kind: 'not-asked' } };
  const asked = joined(known, await askGuest(name, waysTo(name, known.addresses), way.ask));
  return askOnceMore(asked, way, signal);
}

/** A login slower than its deadline goes on meanwhile: where one has come through since, the guest answers there. */
export async function askOnceMore(
  guest: FoundGuest,
  { ask, isOpen }: WayToGuests,
  signal: AbortSignal,
): Promise<FoundGuest> {
  if (guest.failure === null || signal.aborted) return guest;
  const open = waysTo(guest.name, guest.addresses).filter(isOpen);
  const asked = await askGuest(guest.name, open, ask);
  return open.length === 0 || asked.failure !== null ? guest : joined(guest, asked);
}

/** A guest known by its name alone had one turn of waiting, where others had two: this is its second. */
export async function askOverAgain(
  guest: FoundGuest,
  way: WayToGuests,
  signal: AbortSignal,
): Promise<FoundGuest> {
  const { name, state, addresses, failure } = guest;
  const isLate = state === 'running' && failure?.kind === 'timed-out' && addresses.length === 0;
  if (!isLate || signal.aborted) return askOnceMore(guest, way, signal);
  const asked = await askGuest(name, [name], way.ask);
  return asked.failure?.kind === 'timed-out' ? guest : joined(guest, asked);
}

const NO_MATCH = { node: null, cluster: null, matchedBy: null, members: null };

/** A mark says which node the guest is; the guest is asked for the cluster alone, and believed if it agrees. */
function joined(known: FoundGuest, asked: Awaited<ReturnType<typeof askGuest>>): FoundGuest {
  if (known.node === null) return { ...known, ...asked };
  if (asked.node !== null && asked.node !== known.node)
    return { ...known, failure: { kind: 'other-node', said: asked.node } };
  return { ...known, ...asked, node: known.node, matchedBy: known.matchedBy };
}

/** A daemon that keeps no addresses leaves the guest's name as the way to it. */
async function knownAddresses(
  { id }: DomainStatistics,
  reader: LibvirtReader,
  signal: AbortSignal,
): Promise<string[]> {
  const addresses = await reader.addresses(id, signal);
  return addresses.ok ? [...addresses.value] : [];
}
