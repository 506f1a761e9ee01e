import type { HostEntry } from '../../../shared/domain/inventory.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { QEMU_PROCESSES_ARGV } from '../../parsers/qemu-processes.ts';
import { askNode } from './ask-node.ts';
import { askOnce } from './ask-once.ts';
import type { Asserted, Fresh } from './cluster-facts.ts';
import type { FactSources } from './fact-sources.ts';
import { gatherGuestPower } from './gather-guest-power.ts';
import { askPower } from './gather-hosts.ts';
import type { HostPowerOffFacts, NodePerhapsHere, OpenedOn } from './host-power-off-facts.ts';
import { uuidsOf } from './node-of-domain.ts';
import { nodeNamed, type NodePlace } from './place-in-site.ts';
import { questionAbout } from './question-about.ts';
import type { SiteKnowledge } from './site-knowledge.ts';

export interface HostPowerOffQuestion {
  readonly host: HostEntry;
  readonly site: SiteKnowledge;
  readonly opened: OpenedOn;
  readonly asserted: readonly Asserted[];
}

/**
 * Asks a host that is taken to hang, its BMC, every node that may be on it, and everybody who sees those. Nobody is cut
 * short: what is slow is not silent, and one that is found to be alive saves the host.
 */
export async function gatherHostPowerOff(
  { host, site, opened, asserted }: HostPowerOffQuestion,
  sources: FactSources,
  signal: AbortSignal,
): Promise<HostPowerOffFacts> {
  const once = askOnce(sources);
  // Whoever asks first decides how long is waited: these come before those that are short with the silent.
  const libvirt = askLibvirt(host, once, signal);
  const ssh = askSsh(host, once, signal);
  const places = site.nodesOn(host.name).flatMap((name) => nodeNamed(site.file, name) ?? []);
  const own = places.map(({ node }) => askNode(node, once, signal));
  const [answers, power, nodes] = await Promise.all([
    Promise.all([libvirt, ssh]),
    host.bmc === undefined ? null : askPower(host, once, signal),
    Promise.all(places.map(askPlace)),
    ...own,
  ]);
  return {
    at: sources.now(),
    host: host.name,
    hostIs: host.kind ?? 'kvm',
    libvirt: answers[0],
    ssh: answers[1],
    power,
    nodes,
    lastKnown: site.guestsOn(host.name),
    loss: site.lossOf(host.name),
    opened,
    asserted,
  };

  async function askPlace({ node, cluster }: NodePlace): Promise<NodePerhapsHere> {
    const question = { ...questionAbout(node, cluster, site, asserted), site };
    return { ...(await gatherGuestPower(question, once, signal)), uuids: uuidsOf(node, site) };
  }
}

/** A kept connection may outlive the machine at its other end: something is asked through it. */
const askLibvirt = (host: HostEntry, sources: FactSources, signal: AbortSignal) =>
  asked(host, 'virConnectListAllDomains', sources, async () => {
    const reader = await sources.libvirt(host, signal);
    return reader.ok ? reader.value.definitions(signal) : reader;
  });

const askSsh = (host: HostEntry, sources: FactSources, signal: AbortSignal) =>
  asked(host, QEMU_PROCESSES_ARGV.join(' '), sources, () => sources.run(host, QEMU_PROCESSES_ARGV, signal));

async function asked(
  host: HostEntry,
  command: string,
  { now }: FactSources,
  work: () => Promise<Result<unknown, ProbeFailure>>,
): Promise<Fresh<unknown>> {
  const at = now();
  // An ESXi host is never asked: that it says nothing here proves nothing.
  const result = host.kind === 'esxi' ? fail({ kind: 'not-asked' } as const) : await work();
  const raw = JSON.stringify(result.ok ? result.value : result.error);
  return { result, evidence: { command, raw, at, from: host.name } };
}
