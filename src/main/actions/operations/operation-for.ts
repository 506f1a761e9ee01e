import type { ClusterEntry } from '../../../shared/domain/inventory.ts';
import type { OperationRequest } from '../../../shared/domain/operation-request.ts';
import { assertNever } from '../../../shared/result.ts';
import type { FactSources } from '../facts/fact-sources.ts';
import { gatherCfTimeout } from '../facts/gather-cf-timeout.ts';
import { gatherCluster } from '../facts/gather-cluster.ts';
import { gatherRecovery } from '../facts/gather-recovery.ts';
import type { SiteKnowledge } from '../facts/site-knowledge.ts';
import { cfTimeout, type CfTimeoutRequest } from './cf-timeout.ts';
import { operationOfApplication } from './operation-of-application.ts';
import { hostStopFor } from './host-operations-for.ts';
import type { OperationHead } from './operation.ts';
import { guestPowerFor } from './power-operations-for.ts';
import { prepare, type Prepared } from './prepare.ts';
import { recovery } from './recovery.ts';
import { sfRestart } from './sf-restart.ts';

export type { SiteKnowledge };

/** Null: the site's file names no such object. */
export function operationFor(
  request: OperationRequest,
  site: SiteKnowledge,
  sources: FactSources,
): Prepared | null {
  if ('application' in request) return operationOfApplication(request, site, sources);
  switch (request.operation) {
    case 'leftcluster-recovery':
      return recoveryOf(request, site, sources);
    case 'sf-restart': {
      const cluster = site.file.clusters.find(({ name }) => name === request.cluster);
      if (cluster === undefined) return null;
      const gather = (_: unknown, signal: AbortSignal) => gatherCluster(cluster, sources, signal);
      return prepare(clusterHead(request, cluster), sfRestart(cluster.name, cluster.nodes), gather);
    }
    case 'guest-start':
    case 'guest-shutdown':
    case 'guest-power-off':
      return guestPowerFor(request, site, sources);
    case 'host-stop':
      return hostStopFor(request, site, sources);
    case 'cf-timeout':
      return cfTimeoutOf(request, site, sources);
    default:
      return assertNever(request);
  }
}

function cfTimeoutOf(
  request: CfTimeoutRequest,
  { file }: SiteKnowledge,
  sources: FactSources,
): Prepared | null {
  const cluster = file.clusters.find(({ name }) => name === request.cluster);
  if (cluster === undefined) return null;
  const gather = (_: unknown, signal: AbortSignal) => gatherCfTimeout(cluster, sources, signal);
  return prepare(clusterHead(request, cluster), cfTimeout(request, cluster), gather);
}

function recoveryOf(
  request: Extract<OperationRequest, { operation: 'leftcluster-recovery' }>,
  site: SiteKnowledge,
  sources: FactSources,
): Prepared | null {
  const { file } = site;
  const cluster = file.clusters.find(({ nodes }) => nodes.some(({ name }) => name === request.node));
  const node = cluster?.nodes.find(({ name }) => name === request.node);
  if (cluster === undefined || node === undefined) return null;
  const head = { ...clusterHead(request, cluster), subject: { kind: 'node', id: node.name } as const };
  return prepare(head, recovery({ nodes: cluster.nodes, hosts: file.hosts }), (asserted, signal) =>
    gatherRecovery(
      {
        file,
        cluster,
        node,
        alsoKnownAs: site.aliasesOf(node.name),
        leftSince: site.leftSince(node.name),
        sfBudgetMs: site.sfBudgetMs(cluster.name),
        configuration: site.configurationOf(cluster.name),
        asserted,
      },
      sources,
      signal,
    ),
  );
}

const clusterHead = (request: OperationRequest, cluster: ClusterEntry): OperationHead => ({
  request,
  subject: { kind: 'cluster', id: cluster.name },
  cluster: cluster.name,
  nodes: cluster.nodes,
  hosts: [],
});
