import type { Discovery, GuestProposal, MachineTarget } from '../../shared/contract/setup.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { parseDomainXml } from '../parsers/domain-xml.ts';
import type { Clock } from '../platform/clock.ts';
import type { DomainStatistics, LibvirtReader } from '../sources/libvirt/libvirt-reader.ts';
import { askNodeName, type NodeIdentity } from './ask-node-name.ts';
import { targetEntry, type Connections } from './connections.ts';
import { proposeSite } from './propose-site.ts';

const DEADLINE_MS = 30_000;
/** Guests that are asked at the same time. */
const AT_ONCE = 8;

/**
 * Given one host: lists its guests, finds out which cluster node each one is, and proposes a site. Matched by the
 * domain's own metadata first, then by asking the guest under its name; nothing is written.
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
  const base = { id, name, state: standing?.state ?? 'no state', addresses: [] as string[] };
  const xml = await reader.xml(id, signal);
  const definition = xml.ok ? parseDomainXml(xml.value) : xml;
  if (definition.ok && definition.value.node !== null) {
    const { node, cluster } = definition.value.node;
    return { ...base, node, cluster: cluster ?? null, matchedBy: 'metadata', failure: null };
  }
  const unmatched = { ...base, node: null, cluster: null, matchedBy: null };
  if (base.state !== 'running') return { ...unmatched, failure: null };
  const identity = await askNodeName({ ...target, address: name }, connections, signal);
  if (!identity.ok) return { ...unmatched, failure: identity.error };
  return matched(base, identity.value);
}

function matched(
  base: Pick<GuestProposal, 'id' | 'name' | 'state' | 'addresses'>,
  identity: NodeIdentity | null,
): GuestProposal {
  if (identity === null) return { ...base, node: null, cluster: null, matchedBy: null, failure: null };
  return {
    ...base,
    addresses: [base.name],
    node: identity.node,
    cluster: identity.cluster,
    matchedBy: 'name',
    failure: null,
  };
}

/** Keeps the order; a few at a time. */
async function inTurns<T, U>(items: readonly T[], work: (item: T) => Promise<U>): Promise<U[]> {
  const results: U[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))));
  }
  return results;
}
