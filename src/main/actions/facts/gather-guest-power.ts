import type { ClusterEntry, HostEntry, NodeEntry, SiteFile } from '../../../shared/domain/inventory.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import { askNode } from './ask-node.ts';
import type { HostFacts } from './cluster-facts.ts';
import type { FactSources } from './fact-sources.ts';
import { gatherHosts } from './gather-hosts.ts';
import { gatherRecovery, type RecoveryQuestion } from './gather-recovery.ts';
import type { GuestPowerFacts, HostCluster, SilentNode } from './guest-power-facts.ts';

export interface GuestPowerQuestion extends RecoveryQuestion {
  readonly aliasesOf: (node: NodeName) => readonly string[];
}

/** What a recovery asks, the hosts about the guests of silent nodes, and the RMS of hosts that are nodes themselves. */
export async function gatherGuestPower(
  question: GuestPowerQuestion,
  sources: FactSources,
  signal: AbortSignal,
): Promise<GuestPowerFacts> {
  const { file, node, cluster } = question;
  const facts = await gatherRecovery(question, sources, signal);
  const isSilent = (name: NodeName) =>
    facts.others.some((other) => other.node === name && !other.round.result.ok);
  const [silentOthers, hostClusters] = await Promise.all([
    Promise.all(cluster.nodes.filter(({ name }) => isSilent(name)).map((each) => whereIs(each))),
    Promise.all(concerned(file, facts.hosts).map((each) => askCluster(each, sources, signal))),
  ]);
  return { ...facts, at: sources.now(), silentOthers, hostClusters, otherNames: otherNames(file, node) };

  async function whereIs(other: NodeEntry): Promise<SilentNode> {
    const words = [...(other.guest === undefined ? [] : [other.guest]), ...question.aliasesOf(other.name)];
    const hosts =
      words.length === 0 ? [] : await gatherHosts(file.hosts.filter(isKvm), words, sources, signal);
    return { node: other.name, hosts };
  }
}

/** Clusters of hosts where one of them lists the guest, or does not say. */
function concerned({ clusters }: SiteFile, hosts: readonly HostFacts[]): readonly ClusterEntry[] {
  const mayRun = new Set<string>(
    hosts.filter(({ domain }) => !domain.result.ok || domain.result.value !== null).map(({ host }) => host),
  );
  return clusters.filter(({ nodes }) => nodes.some(({ host }) => host !== undefined && mayRun.has(host)));
}

async function askCluster(
  { name, nodes }: ClusterEntry,
  sources: FactSources,
  signal: AbortSignal,
): Promise<HostCluster> {
  return { cluster: name, nodes: await Promise.all(nodes.map((node) => askNode(node, sources, signal))) };
}

const otherNames = ({ clusters }: SiteFile, { name }: NodeEntry): readonly string[] =>
  clusters.flatMap(({ nodes }) => nodes.map((node) => node.name)).filter((other) => other !== name);

const isKvm = ({ kind }: HostEntry): boolean => kind !== 'esxi';
