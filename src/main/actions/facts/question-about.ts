import type { ClusterEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { Asserted } from './cluster-facts.ts';
import type { RecoveryQuestion } from './gather-recovery.ts';
import type { SiteKnowledge } from './site-knowledge.ts';

/** What is asked about a node of a cluster, with what the console remembers of both at this moment. */
export const questionAbout = (
  node: NodeEntry,
  cluster: ClusterEntry,
  site: SiteKnowledge,
  asserted: readonly Asserted[],
): RecoveryQuestion => ({
  file: site.file,
  cluster,
  node,
  alsoKnownAs: site.aliasesOf(node.name),
  ranOn: site.ranOn(node.name),
  leftSince: site.leftSince(node.name),
  sfBudgetMs: site.sfBudgetMs(cluster.name),
  configuration: site.configurationOf(cluster.name),
  asserted,
});
