import type { HostEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import { askBeside } from './ask-beside.ts';
import type { RecoveryFacts } from './cluster-facts.ts';
import type { FactSources } from './fact-sources.ts';
import { gatherHosts } from './gather-hosts.ts';
import { gatherRecovery, type RecoveryQuestion } from './gather-recovery.ts';
import type { GuestPowerFacts, HostBeside, SilentNode } from './guest-power-facts.ts';

export interface GuestPowerQuestion extends RecoveryQuestion {
  readonly aliasesOf: (node: NodeName) => readonly string[];
}

/** What a recovery asks, the hosts about the guests of silent nodes, and hosts with an RMS of their own about their guests. */
export async function gatherGuestPower(
  question: GuestPowerQuestion,
  sources: FactSources,
  signal: AbortSignal,
): Promise<GuestPowerFacts> {
  const { file, cluster } = question;
  const facts = await gatherRecovery(question, sources, signal);
  const isSilent = (name: NodeName) =>
    facts.others.some((other) => other.node === name && !other.round.result.ok);
  const [silentOthers, beside] = await Promise.all([
    Promise.all(cluster.nodes.filter(({ name }) => isSilent(name)).map(whereIs)),
    Promise.all(besideOf(facts)),
  ]);
  return { ...facts, at: sources.now(), silentOthers, beside };

  function besideOf({ hosts, hostClusters }: RecoveryFacts): readonly Promise<HostBeside>[] {
    const ruled = new Set(hostClusters.map((each) => each.cluster));
    const nodes = file.clusters.filter(({ name }) => ruled.has(name)).flatMap((each) => each.nodes);
    return file.hosts.flatMap((host) => {
      const domain = hosts.find((each) => each.host === host.name)?.domain.result;
      const isRuled = nodes.some((node) => node.host === host.name);
      return isRuled && domain?.ok === true && domain.value !== null
        ? [askBeside(host, domain.value.id, sources, signal)]
        : [];
    });
  }

  async function whereIs(other: NodeEntry): Promise<SilentNode> {
    const words = [...(other.guest === undefined ? [] : [other.guest]), ...question.aliasesOf(other.name)];
    const hosts =
      words.length === 0 ? [] : await gatherHosts(file.hosts.filter(isKvm), words, sources, signal);
    return { node: other.name, hosts };
  }
}

const isKvm = ({ kind }: HostEntry): boolean => kind !== 'esxi';
