import type { OperationRequest } from '../../../shared/domain/operation-request.ts';
import { assertNever } from '../../../shared/result.ts';
import type { FactSources } from '../facts/fact-sources.ts';
import { gatherCfTimeout } from '../facts/gather-cf-timeout.ts';
import { gatherCluster } from '../facts/gather-cluster.ts';
import type { SiteKnowledge } from '../facts/site-knowledge.ts';
import { cfTimeout, type CfTimeoutRequest } from './cf-timeout.ts';
import { clusterHead } from './cluster-head.ts';
import { operationOfApplication } from './operation-of-application.ts';
import { hostOperationFor } from './host-operations-for.ts';
import { guestPowerFor } from './power-operations-for.ts';
import { prepare, type Prepared } from './prepare.ts';
import { recoveryFor } from './recovery-for.ts';
import { sfRestart } from './sf-restart.ts';

/** Null: the site's file names no such object. */
export function operationFor(
  request: OperationRequest,
  site: SiteKnowledge,
  sources: FactSources,
): Prepared | null {
  if ('application' in request) return operationOfApplication(request, site, sources);
  if ('host' in request) return hostOperationFor(request, site, sources);
  switch (request.operation) {
    case 'leftcluster-recovery':
    case 'partition-recovery':
      return recoveryFor(request, site, sources);
    case 'sf-restart':
      return sfRestartOf(request, site, sources);
    case 'guest-start':
    case 'guest-shutdown':
    case 'guest-power-off':
      return guestPowerFor(request, site, sources);
    case 'cf-timeout':
      return cfTimeoutOf(request, site, sources);
    default:
      return assertNever(request);
  }
}

function sfRestartOf(
  request: Extract<OperationRequest, { operation: 'sf-restart' }>,
  { file }: SiteKnowledge,
  sources: FactSources,
): Prepared | null {
  const cluster = file.clusters.find(({ name }) => name === request.cluster);
  if (cluster === undefined) return null;
  const gather = (_: unknown, signal: AbortSignal) => gatherCluster(cluster, sources, signal);
  return prepare(clusterHead(request, cluster), sfRestart(cluster.name, cluster.nodes), gather);
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
