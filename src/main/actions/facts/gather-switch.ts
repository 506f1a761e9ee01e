import type { ClusterEntry } from '../../../shared/domain/inventory.ts';
import type { Asserted, ClusterFacts, RecoveryFacts } from './cluster-facts.ts';
import type { FactSources } from './fact-sources.ts';
import { gatherCluster } from './gather-cluster.ts';
import { gatherHosts } from './gather-hosts.ts';
import type { SiteKnowledge } from './site-knowledge.ts';

/** A cluster, and of each node that does not answer whether it has really stopped. */
export interface SwitchFacts extends ClusterFacts {
  readonly lost: readonly RecoveryFacts[];
}

export interface SwitchQuestion {
  readonly cluster: ClusterEntry;
  readonly site: Pick<SiteKnowledge, 'file' | 'aliasesOf' | 'ranOn'>;
  readonly asserted: readonly Asserted[];
}

/** Hosts are asked only where a node is silent: a switch is judged by what is proven of it. */
export async function gatherSwitch(
  { cluster, site, asserted }: SwitchQuestion,
  sources: FactSources,
  signal: AbortSignal,
): Promise<SwitchFacts> {
  const facts = await gatherCluster(cluster, sources, signal);
  const answering = facts.nodes.filter(({ round }) => round.result.ok);
  const silent = facts.nodes.filter(({ round }) => !round.result.ok);
  const kvm = site.file.hosts.filter(({ kind }) => kind !== 'esxi');
  const lost = await Promise.all(
    silent.map(async (own): Promise<RecoveryFacts> => {
      const entry = cluster.nodes.find(({ name }) => name === own.node);
      const guest = entry?.host === undefined ? (entry?.guest ?? null) : null;
      const words = guest === null ? [] : [guest, ...site.aliasesOf(own.node)];
      return {
        at: facts.at,
        cluster: facts.cluster,
        node: own.node,
        guest,
        nodeIs: entry?.host === undefined ? 'guest' : 'host',
        own,
        others: answering,
        hosts: guest === null ? [] : await gatherHosts(kvm, words, sources, signal),
        ranOn: site.ranOn(own.node),
        // SF's time bears on a LEFTCLUSTER node alone, and that one blocks a switch by itself (I26).
        leftSince: null,
        sfBudgetMs: 0,
        configuration: null,
        asserted,
        // Nothing is asked of a host here.
        hostClusters: [],
        beside: [],
        otherNames: [],
      };
    }),
  );
  return { ...facts, at: sources.now(), lost };
}
