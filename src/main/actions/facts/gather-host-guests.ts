import type { HostEntry } from '../../../shared/domain/inventory.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { askOnce } from './ask-once.ts';
import type { Asserted, Fresh, HostCluster } from './cluster-facts.ts';
import type { FactSources } from './fact-sources.ts';
import { gatherCluster } from './gather-cluster.ts';
import { gatherGuestPower } from './gather-guest-power.ts';
import { askLibvirtGuests } from './gather-host-stop.ts';
import { gatherHosts } from './gather-hosts.ts';
import { gatherSwitch } from './gather-switch.ts';
import {
  isOn,
  type DomainHere,
  type HostGuestsFacts,
  type NodeGuest,
  type PlainGuest,
} from './host-guests-facts.ts';
import { nodeOfGuest, unnamedNodes } from './node-of-domain.ts';
import { clusterOfHost, type NodePlace } from './place-in-site.ts';
import { questionAbout } from './question-about.ts';
import type { SiteKnowledge } from './site-knowledge.ts';
import { domainsOf } from './domains-of.ts';

export interface HostGuestsQuestion {
  readonly host: HostEntry;
  readonly site: SiteKnowledge;
  /** Guests that somebody chose for: they are asked about whatever the host lists. */
  readonly chosen: readonly string[];
  /** What the last drain stopped, by the record: read once for all looks, since none of them changes it. */
  readonly drained: readonly string[];
  readonly asserted: readonly Asserted[];
}

/** A host that hangs costs every look this long; that it does not answer is what counts then. */
const SILENT_HOST_MS = 8_000;

/** Asks a host for its guests, then everybody who bears on those that are on or chosen. */
export async function gatherHostGuests(
  { host, site, chosen, drained, asserted }: HostGuestsQuestion,
  sources: FactSources,
  signal: AbortSignal,
): Promise<HostGuestsFacts> {
  const once = askOnce(sources);
  const soon = AbortSignal.any([signal, sources.deadline(SILENT_HOST_MS)]);
  const [domains, libvirtGuests] = await Promise.all([
    askDomainsHere(host, once, soon),
    askLibvirtGuests(host, once, soon),
  ]);
  const listed = domains.result.ok ? domains.result.value : [];
  const concerned = listed.filter(isOn).map(({ name }) => name);
  const guests = [...new Set([...concerned, ...chosen])].map((guest) => {
    const id = listed.find(({ name }) => name === guest)?.id;
    const words = id === undefined ? [guest] : [id, guest];
    return { guest, words, found: nodeOfGuest(words, site) };
  });
  const [nodes, plain, hostCluster] = await Promise.all([
    Promise.all(guests.flatMap(({ guest, found }) => (found === null ? [] : [askNodeGuest(guest, found)]))),
    Promise.all(
      guests.flatMap(({ guest, words, found }) => (found === null ? [askPlain(guest, words)] : [])),
    ),
    askHostCluster(),
  ]);
  const known = { host: host.name, unnamed: unnamedNodes(site), drained };
  return { at: sources.now(), ...known, domains, libvirtGuests, nodes, plain, hostCluster };

  async function askNodeGuest(guest: string, { node, cluster }: NodePlace): Promise<NodeGuest> {
    const [power, applications] = await Promise.all([
      gatherGuestPower({ ...questionAbout(node, cluster, site, asserted), site }, once, signal),
      gatherSwitch({ cluster, site, asserted }, once, signal),
    ]);
    return { guest, entry: node, cluster, power, applications };
  }

  async function askHostCluster(): Promise<HostCluster | null> {
    const own = clusterOfHost(site.file, host);
    if (own === null) return null;
    const { cluster, nodes: answers } = await gatherCluster(own, once, signal);
    return { cluster, nodes: answers };
  }

  async function askPlain(guest: string, words: readonly string[]): Promise<PlainGuest> {
    const kvm = site.file.hosts.filter(({ kind }) => kind !== 'esxi');
    return { guest, hosts: await gatherHosts(kvm, words, once, signal) };
  }
}

async function askDomainsHere(
  host: HostEntry,
  sources: FactSources,
  signal: AbortSignal,
): Promise<Fresh<readonly DomainHere[]>> {
  const at = sources.now();
  const result = await readDomains(host, sources, signal);
  const raw = result.ok
    ? result.value.map(({ name, standing }) => `${name}: ${standing.state} (${standing.reason})`).join('\n')
    : JSON.stringify(result.error);
  const command = 'virConnectListAllDomains, virDomainGetState';
  return { result, evidence: { command, raw, at, from: host.name } };
}

async function readDomains(
  host: HostEntry,
  sources: FactSources,
  signal: AbortSignal,
): Promise<Result<readonly DomainHere[], ProbeFailure>> {
  if (host.kind === 'esxi') return fail({ kind: 'not-asked' });
  const reader = await sources.libvirt(host, signal);
  return reader.ok ? domainsOf(reader.value, signal) : reader;
}
