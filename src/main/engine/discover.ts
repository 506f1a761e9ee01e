import type { Discovery, GuestProposal, MachineTarget } from '../../shared/contract/setup.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { parseDomainXml } from '../parsers/domain-xml.ts';
import type { Clock } from '../platform/clock.ts';
import type { DomainStatistics, LibvirtReader } from '../sources/libvirt/libvirt-reader.ts';
import { askGuest } from './ask-guest.ts';
import { askNodeName } from './ask-node-name.ts';
import { targetEntry, type WaysToMachines } from './connections.ts';
import { inPool } from './in-pool.ts';
import { proposeSite } from './propose-site.ts';

const DEADLINE_MS = 60_000;
/** Of one way to a guest, login and answer: a guest that answers there takes a second or two. */
const WAY_MS = 6_000;
/** Guests that are asked at the same time. A jump host may take no more than ten logins at once. */
const AT_ONCE = 8;

/**
 * Given one host: lists its guests, finds out which cluster node each one is, and proposes a site. Matched by the
 * domain's own metadata first, then by asking the guest at the addresses that its host knows of it, then under
 * its name; nothing is written.
 */
export async function discover(
  target: MachineTarget,
  connections: WaysToMachines,
  clock: Clock,
  asker: AbortSignal,
): Promise<Result<Discovery, ProbeFailure>> {
  const signal = AbortSignal.any([asker, clock.deadline(DEADLINE_MS)]);
  const reader = await connections.libvirt(targetEntry(target)).get(signal);
  if (!reader.ok) return reader;
  const about = await reader.value.about(signal);
  if (!about.ok) return about;
  const domains = await reader.value.statistics(signal);
  if (!domains.ok) return domains;
  const ask: AskAt = (address) =>
    askNodeName(
      { ...target, address, port: undefined },
      connections,
      AbortSignal.any([signal, clock.deadline(WAY_MS)]),
    );
  const guests = await inPool(domains.value, AT_ONCE, (domain) => propose(domain, reader.value, ask, signal));
  if (asker.aborted) return fail({ kind: 'cancelled' });
  const { hostname, hypervisor } = about.value;
  return ok({ hostname, hypervisor, guests, proposal: proposeSite(target, hostname, guests) });
}

type AskAt = Parameters<typeof askGuest>[2];

async function propose(
  domain: DomainStatistics,
  reader: LibvirtReader,
  ask: AskAt,
  signal: AbortSignal,
): Promise<GuestProposal> {
  const { id, name, standing } = domain;
  const state = standing?.state ?? 'no state';
  const xml = await reader.xml(id, signal);
  const definition = xml.ok ? parseDomainXml(xml.value) : xml;
  const mark = definition.ok ? definition.value.node : null;
  const marked = mark === null ? NO_MATCH : ({ ...NO_MATCH, ...mark, matchedBy: 'metadata' } as const);
  if (state !== 'running') return { id, name, state, addresses: [], ...marked };
  const addresses = await knownAddresses(domain, reader, signal);
  const known = { id, name, state, addresses, ...marked };
  if (marked.cluster !== null) return known;
  // Its turn came too late: that says nothing of the guest.
  if (signal.aborted) return { ...known, failure: { kind: 'not-asked' } };
  const asked = await askGuest(name, addresses, ask);
  // A mark without a cluster says which node the guest is all the same; it is asked for the cluster alone.
  return { ...known, ...asked, ...(mark !== null && { node: mark.node, matchedBy: 'metadata' }) };
}

const NO_MATCH = { node: null, cluster: null, matchedBy: null, failure: null };

/** A daemon that keeps no addresses leaves the guest's name as the way to it. */
async function knownAddresses(
  { id }: DomainStatistics,
  reader: LibvirtReader,
  signal: AbortSignal,
): Promise<string[]> {
  const addresses = await reader.addresses(id, signal);
  return addresses.ok ? [...addresses.value] : [];
}
