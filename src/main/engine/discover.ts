import type { Discovery, GuestProposal, MachineTarget } from '../../shared/contract/setup.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { parseDomainXml } from '../parsers/domain-xml.ts';
import type { Clock } from '../platform/clock.ts';
import type { DomainStatistics, LibvirtReader } from '../sources/libvirt/libvirt-reader.ts';
import { askGuest } from './ask-guest.ts';
import { askNodeName } from './ask-node-name.ts';
import { targetEntry, type Connections } from './connections.ts';
import { proposeSite } from './propose-site.ts';

const DEADLINE_MS = 30_000;
/** Guests that are asked at the same time. */
const AT_ONCE = 8;

/**
 * Given one host: lists its guests, finds out which cluster node each one is, and proposes a site. Matched by the
 * domain's own metadata first, then by asking the guest at the addresses that its host knows of it, then under
 * its name; nothing is written.
 */
export async function discover(
  target: MachineTarget,
  connections: Connections,
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
  const guests = await inTurns(domains.value, (domain) =>
    propose(domain, reader.value, target, connections, signal),
  );
  if (asker.aborted) return fail({ kind: 'cancelled' });
  const { hostname, hypervisor } = about.value;
  return ok({ hostname, hypervisor, guests, proposal: proposeSite(target, hostname, guests) });
}

async function propose(
  domain: DomainStatistics,
  reader: LibvirtReader,
  target: MachineTarget,
  connections: Connections,
  signal: AbortSignal,
): Promise<GuestProposal> {
  const { id, name, standing } = domain;
  const state = standing?.state ?? 'no state';
  const unmatched = { id, name, state, node: null, cluster: null, matchedBy: null, failure: null };
  const xml = await reader.xml(id, signal);
  const definition = xml.ok ? parseDomainXml(xml.value) : xml;
  const named = definition.ok ? definition.value.node : null;
  if (state !== 'running' && named === null) return { ...unmatched, addresses: [] };
  const addresses = state === 'running' ? await knownAddresses(domain, reader, signal) : [];
  if (named !== null) {
    const { node, cluster } = named;
    return { ...unmatched, addresses, node, cluster: cluster ?? null, matchedBy: 'metadata' };
  }
  const asked = await askGuest(name, addresses, (address) =>
    askNodeName({ ...target, address, port: undefined }, connections, signal),
  );
  return { ...unmatched, addresses, ...asked };
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

/** Keeps the order; a few at a time. */
async function inTurns<T, U>(items: readonly T[], work: (item: T) => Promise<U>): Promise<U[]> {
  const results: U[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))));
  }
  return results;
}
