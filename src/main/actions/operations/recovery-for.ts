import type { OperationRequest } from '../../../shared/domain/operation-request.ts';
import type { FactSources } from '../facts/fact-sources.ts';
import { gatherPartition } from '../facts/gather-partition.ts';
import { nodeNamed } from '../facts/place-in-site.ts';
import { questionAbout } from '../facts/question-about.ts';
import { gatherRecovery } from '../facts/gather-recovery.ts';
import type { SiteKnowledge } from '../facts/site-knowledge.ts';
import { clusterHead, nodeHead } from './cluster-head.ts';
import { partition } from './partition.ts';
import { prepare, type Prepared } from './prepare.ts';
import { recovery } from './recovery.ts';
import { rulingClusters } from './ruling-clusters.ts';

type Node = Extract<OperationRequest, { operation: 'leftcluster-recovery' }>;
type Sides = Extract<OperationRequest, { operation: 'partition-recovery' }>;

/** Null: the site's file names no such object. */
export const recoveryFor = (
  request: Node | Sides,
  site: SiteKnowledge,
  sources: FactSources,
): Prepared | null =>
  request.operation === 'partition-recovery'
    ? partitionOf(request, site, sources)
    : recoveryOf(request, site, sources);

function recoveryOf(request: Node, site: SiteKnowledge, sources: FactSources): Prepared | null {
  const { file } = site;
  const place = nodeNamed(file, request.node);
  if (place === null) return null;
  const { node, cluster } = place;
  const ruling = rulingClusters(cluster, site);
  const head = { ...nodeHead(request, place), alsoClusters: ruling };
  return prepare(head, recovery({ nodes: cluster.nodes, hosts: file.hosts, ruling }), (asserted, signal) =>
    gatherRecovery(questionAbout(node, cluster, site, asserted), sources, signal),
  );
}

function partitionOf(request: Sides, site: SiteKnowledge, sources: FactSources): Prepared | null {
  const { file } = site;
  const cluster = file.clusters.find(({ name }) => name === request.cluster);
  if (cluster === undefined) return null;
  const { survivors } = request;
  const ruling = rulingClusters(cluster, site);
  const head = { ...clusterHead(request, cluster), alsoClusters: ruling };
  const operation = partition({ nodes: cluster.nodes, hosts: file.hosts, ruling });
  return prepare(head, operation, (asserted, signal) =>
    gatherPartition({ cluster, survivors, site, asserted }, sources, signal),
  );
}
