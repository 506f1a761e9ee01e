import type { HostEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import type { FactSources } from './fact-sources.ts';
import { gatherHosts } from './gather-hosts.ts';
import { gatherRecovery, type RecoveryQuestion } from './gather-recovery.ts';
import type { GuestPowerFacts, SilentNode } from './guest-power-facts.ts';
import type { SiteKnowledge } from './site-knowledge.ts';

export interface GuestPowerQuestion extends RecoveryQuestion {
  readonly site: Pick<SiteKnowledge, 'aliasesOf' | 'ranOn'>;
}

/** What a recovery asks, and the hosts about the guests of silent nodes. */
export async function gatherGuestPower(
  question: GuestPowerQuestion,
  sources: FactSources,
  signal: AbortSignal,
): Promise<GuestPowerFacts> {
  const { file, cluster, site } = question;
  const facts = await gatherRecovery(question, sources, signal);
  const isSilent = (name: NodeName) =>
    facts.others.some((other) => other.node === name && !other.round.result.ok);
  const silentOthers = await Promise.all(cluster.nodes.filter(({ name }) => isSilent(name)).map(whereIs));
  return { ...facts, at: sources.now(), silentOthers };

  async function whereIs(other: NodeEntry): Promise<SilentNode> {
    const words = [...(other.guest === undefined ? [] : [other.guest]), ...site.aliasesOf(other.name)];
    const hosts =
      words.length === 0 ? [] : await gatherHosts(file.hosts.filter(isKvm), words, sources, signal);
    return { node: other.name, hosts, ranOn: site.ranOn(other.name) };
  }
}

const isKvm = ({ kind }: HostEntry): boolean => kind !== 'esxi';
