import { gatherCluster } from '../facts/gather-cluster.ts';
import { gatherSwitch, type SwitchFacts } from '../facts/gather-switch.ts';
import { namedGuests } from '../facts/node-of-domain.ts';
import type { FactSources } from '../facts/fact-sources.ts';
import type { SiteKnowledge } from '../facts/site-knowledge.ts';
import { applicationSubject } from '../rules/application-state.ts';
import { judgeMovesNoGuest } from '../rules/host-application.ts';
import { applicationOperation } from './application-operation.ts';
import type { ApplicationRequest } from './application-wishes.ts';
import { forcedSwitch } from './forced-switch.ts';
import type { Operation, OperationHead } from './operation.ts';
import { prepare, type Gather, type Prepared } from './prepare.ts';

/** Null: the site's file names no such cluster, or no such node in it. That the application is there, RMS says. */
export function operationOfApplication(
  request: ApplicationRequest,
  site: SiteKnowledge,
  sources: FactSources,
): Prepared | null {
  const { file } = site;
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
    gatherSwitch({ cluster, site, asserted }, sources, signal);
  const guests = namedGuests(site);
  const guarded = (operation: Operation<SwitchFacts>): Operation<SwitchFacts> =>
    moves(request) && nodes.some(({ host }) => host !== undefined)
      ? {
          ...operation,
          rules: (facts) => [...operation.rules(facts), judgeMovesNoGuest(request, facts, guests)],
        }
      : operation;
  if (request.operation === 'application-force-switch')
    return prepare(head, guarded(forcedSwitch(request, nodes)), asked);
  // Only a switch can do without a node; hosts are asked for nothing else.
  const onNodes: Gather<SwitchFacts> = async (_, signal) => ({
    ...(await gatherCluster(cluster, sources, signal)),
    lost: [],
  });
  const isSwitch = request.operation === 'application-switch' || request.operation === 'application-online';
  return prepare(head, guarded(applicationOperation(request, nodes)), isSwitch ? asked : onNodes);
}

/** Starts or stops what its resources stand for; maintenance mode and clearing a fault leave them as they are. */
const moves = ({ operation }: ApplicationRequest): boolean =>
  operation === 'application-offline' ||
  operation === 'application-online' ||
  operation === 'application-switch' ||
  operation === 'application-force-switch';
