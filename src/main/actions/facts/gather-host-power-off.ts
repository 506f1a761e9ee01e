import type { HostEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, type Result } from '../../../shared/result.ts';
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
 * short: what is slow is not silent, and one that is found to be alive saves the host. What the look itself cuts off has
 * not timed out.
 */
export async function gatherHostPowerOff(
  { host, site, opened, asserted }: HostPowerOffQuestion,
  sources: FactSources,
  signal: AbortSignal,
): Promise<HostPowerOffFacts> {
  const round: FactSources['round'] = async (node, soon) => cutShort(await sources.round(node, soon), signal);
  const once = askOnce({ ...sources, round });
  // Whoever asks first decides how long is waited: these come before those that are short with the silent.
  const libvirt = askLibvirt(host, once, signal);
  const ssh = askSsh(host, once, signal);
  const places = site.nodesOn(host.name).flatMap((name) => nodeNamed(site.file, name) ?? []);
  const calls = callsOf(host, once, signal);
  const own = places.map(({ node }) => askNode(node, once, signal));
  const [answers, called, power, nodes] = await Promise.all([
    Promise.all([libvirt, ssh]),
    Promise.all(calls),
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
    calls: called,
    power,
    nodes,
    lastKnown: site.guestsOn(host.name),
    loss: site.lossOf(host.name),
    opened,
    asserted,
  };

  async function askPlace({ node, cluster }: NodePlace): Promise<NodePerhapsHere> {
    const question = { ...questionAbout(node, cluster, site, asserted), site };
    const call = callSsh(node, once, signal);
    const facts = await gatherGuestPower(question, once, signal);
    return { ...facts, uuids: uuidsOf(node, site), call: await call };
  }
}

/** A kept connection may outlive the machine at its other end: something is asked through it. */
const askLibvirt = (host: HostEntry, sources: FactSources, signal: AbortSignal) =>
  asked(host, 'virConnectListAllDomains', sources, signal, async () => {
    const reader = await sources.libvirt(host, signal);
    return reader.ok ? reader.value.definitions(signal) : reader;
  });

/** Nothing that waits for a disk or for a process table. */
const askSsh = (host: HostEntry, sources: FactSources, signal: AbortSignal) =>
  asked(host, 'true', sources, signal, () => sources.run(host, ['true'], signal));

const callSsh = (machine: HostEntry | NodeEntry, sources: FactSources, signal: AbortSignal) =>
  asked(machine, 'ssh', sources, signal, () => sources.call(machine, signal));

/** Where libvirt comes by SSH, only sshd can be called. */
const callsOf = (host: HostEntry, sources: FactSources, signal: AbortSignal) => [
  callSsh(host, sources, signal),
  ...(host.libvirt === 'ssh'
    ? []
    : [asked(host, 'virConnectOpen', sources, signal, () => sources.callLibvirt(host, signal))]),
];

async function asked(
  machine: HostEntry | NodeEntry,
  command: string,
  { now }: FactSources,
  signal: AbortSignal,
  work: () => Promise<Result<unknown, ProbeFailure>>,
): Promise<Fresh<unknown>> {
  const at = now();
  // An ESXi host is never asked: that it says nothing here proves nothing.
  const isEsxi = 'kind' in machine && machine.kind === 'esxi';
  const result = isEsxi ? fail({ kind: 'not-asked' } as const) : cutShort(await work(), signal);
  const raw = JSON.stringify(result.ok ? result.value : result.error);
  return { result, evidence: { command, raw, at, from: machine.name } };
}

/** A deadline of the caller's looks like one of the machine's. */
const cutShort = <T>(result: Result<T, ProbeFailure>, signal: AbortSignal): Result<T, ProbeFailure> =>
  signal.aborted && !result.ok && result.error.kind === 'timed-out' ? fail({ kind: 'cancelled' }) : result;
