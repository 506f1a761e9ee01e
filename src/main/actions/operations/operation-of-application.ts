import { gatherCluster } from '../facts/gather-cluster.ts';
import { gatherSwitch, type SwitchFacts } from '../facts/gather-switch.ts';
import type { FactSources } from '../facts/fact-sources.ts';
import type { SiteKnowledge } from '../facts/site-knowledge.ts';
import { applicationSubject } from '../rules/application-state.ts';
import { applicationOperation } from './application-operation.ts';
import type { ApplicationRequest } from './application-wishes.ts';
import { forcedSwitch } from './forced-switch.ts';
import type { OperationHead } from './operation.ts';

import { prepare, type Gather, type Prepared } from './prepare.ts';

/** Null: the site's file names no such cluster, or no such node in it. That the application is there, RMS says. */
export function operationOfApplication(
  request: ApplicationRequest,
  { file, aliasesOf }: SiteKnowledge,
  sources: FactSources,
): Prepared | null {
  const cluster = file.clusters.find(({ name }) => name === request.cluster);
  if (cluster === undefined) return null;
  const { nodes } = cluster;
  if ('target' in request && !nodes.some(({ name }) => name === request.target)) return null;
  const head: OperationHead = {
    request,
    subject: applicationSubject(cluster.name, request.application),
    cluster: cluster.name,
    nodes,
    hosts: [],
  };
  const asked: Gather<SwitchFacts> = (asserted, signal) =>
    gatherSwitch({ file, cluster, aliasesOf, asserted }, sources, signal);
  if (request.operation === 'application-force-switch')
    return prepare(head, forcedSwitch(request, nodes), asked);
  // Only a switch can do without a node; hosts are asked for nothing else.
  const onNodes: Gather<SwitchFacts> = async (_, signal) => ({
    ...(await gatherCluster(cluster, sources, signal)),
    lost: [],
  });
  const isSwitch = request.operation === 'application-switch' || request.operation === 'application-online';
  return prepare(head, applicationOperation(request, nodes), isSwitch ? asked : onNodes);
}
