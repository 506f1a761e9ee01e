import type { CfState } from '../../../shared/domain/cf.ts';
import type { ClusterLoss } from '../../../shared/domain/host-loss.ts';
import type { HostName, NodeName } from '../../../shared/domain/names.ts';
import type { ClusterRecord, NodeRecord, SitePicture } from '../../../shared/domain/site-picture.ts';
import { configurationOf } from './configuration-of.ts';
import { hasFailover } from './planned-places.ts';
import { plannedHost } from './planned-nodes.ts';
import { whereIsNode, type Placements } from './where-it-runs.ts';

/** A host that is lost, with the guests as planned. */
export interface LossQuestion {
  readonly picture: SitePicture;
  readonly host: HostName;
  readonly planned: Placements;
  /** Nodes of which nobody knows whether they would run where they are planned. */
  readonly doubtful: ReadonlySet<NodeName>;
  /** Nodes that are planned to be off. */
  readonly off: ReadonlySet<NodeName>;
}

/** Null: none of its nodes is, or may be, on the host. */
export function clusterLoss(cluster: ClusterRecord, question: LossQuestion): ClusterLoss | null {
  const { picture, host, planned, doubtful, off } = question;
  const members = picture.nodes.filter((node) => node.cluster === cluster.name && !off.has(node.name));
  const at = (where: ReturnType<typeof whereIsNode>) =>
    members.filter((node) => whereIsNode(node, host, planned, picture) === where);
  const [lost, perhaps, elsewhere] = [at('here'), at('perhaps'), at('elsewhere')];
  if (lost.length + perhaps.length === 0) return null;
  const isDoubtful = ({ name }: NodeRecord) => doubtful.has(name);
  const found = {
    cluster: cluster.name,
    configuration: configurationOf(cluster),
    lost: names(lost),
    perhaps: names(perhaps),
    left: names(elsewhere.filter((node) => says(node, ['UP']) && !isDoubtful(node))),
    notKnown: names(elsewhere.filter((node) => isOnItsWay(node) || isDoubtful(node))),
  };
  const places = members.flatMap((node) => plannedHost(node, planned, picture) ?? []);
  return { ...found, becomes: becomes(found, cluster, places.every(hasFailover)) };
}

const names = (nodes: readonly NodeRecord[]) => nodes.map(({ name }) => name);
const says = ({ cfLocal }: NodeRecord, states: readonly CfState[]): boolean =>
  cfLocal.kind === 'known' && states.includes(cfLocal.value);

/** CF does not run there (CF guide 4.3, 4.2). */
const OUT: readonly CfState[] = ['DOWN', 'LOADED', 'UNLOADED', 'UNCONFIGURED'];

/** Says nothing of itself, or something between in and out: how that ends nobody knows. */
const isOnItsWay = (node: NodeRecord): boolean => !says(node, ['UP', ...OUT]);

/**
 * Configuration A has nobody left; in B the nodes that are left cannot stop a guest of a host that does not answer
 * (IAG 4.5, 2.2.1); in C the Host OS failover does, as far as fencing works, and no planned place is outside of it.
 * Everything else is not known.
 */
function becomes(
  found: Omit<ClusterLoss, 'becomes'>,
  { verdict }: ClusterRecord,
  isCovered: boolean,
): ClusterLoss['becomes'] {
  const { lost, perhaps, left, notKnown, configuration } = found;
  if (lost.length === 0) return 'unknown';
  if (left.length === 0) return perhaps.length + notKnown.length === 0 ? 'gone' : 'unknown';
  if (configuration === 'A' || configuration === 'B') return 'leftcluster';
  return configuration === 'C' && verdict.protection === 'fenced' && isCovered ? 'down' : 'unknown';
}
