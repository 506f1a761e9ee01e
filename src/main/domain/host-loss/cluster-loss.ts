import type { ClusterLoss } from '../../../shared/domain/host-loss.ts';
import type { HostName } from '../../../shared/domain/names.ts';
import type { ClusterRecord, NodeRecord, SitePicture } from '../../../shared/domain/site-picture.ts';
import { whereIsNode, type Placements } from './where-it-runs.ts';

/** Null: none of its nodes is, or may be, on the host. */
export function clusterLoss(
  cluster: ClusterRecord,
  host: HostName,
  planned: Placements,
  picture: SitePicture,
): ClusterLoss | null {
  const members = picture.nodes.filter((node) => node.cluster === cluster.name);
  const at = (where: ReturnType<typeof whereIsNode>) =>
    members.filter((node) => whereIsNode(node, host, planned, picture) === where);
  const [lost, perhaps, elsewhere] = [at('here'), at('perhaps'), at('elsewhere')];
  if (lost.length + perhaps.length === 0) return null;
  const found = {
    cluster: cluster.name,
    configuration: cluster.configuration ?? cluster.deduction.concluded,
    lost: names(lost),
    perhaps: names(perhaps),
    left: names(elsewhere.filter(({ cfLocal }) => cfLocal.kind === 'known' && cfLocal.value === 'UP')),
    notKnown: names(elsewhere.filter(({ cfLocal }) => cfLocal.kind === 'unknown')),
  };
  return { ...found, becomes: becomes(found, cluster) };
}

const names = (nodes: readonly NodeRecord[]) => nodes.map(({ name }) => name);

/**
 * Configuration A has nobody left; in B the nodes that are left cannot stop a guest of a host that does not answer
 * (IAG 4.5, 2.2.1); in C the Host OS failover does, as far as fencing works. Everything else is not known.
 */
function becomes(found: Omit<ClusterLoss, 'becomes'>, { verdict }: ClusterRecord): ClusterLoss['becomes'] {
  const { lost, perhaps, left, notKnown, configuration } = found;
  if (lost.length === 0) return 'unknown';
  if (left.length === 0) return perhaps.length + notKnown.length === 0 ? 'gone' : 'unknown';
  if (configuration === 'A' || configuration === 'B') return 'leftcluster';
  return configuration === 'C' && verdict.protection === 'fenced' ? 'down' : 'unknown';
}
