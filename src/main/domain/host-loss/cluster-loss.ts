import type { ClusterLoss } from '../../../shared/domain/host-loss.ts';
import type { HostName } from '../../../shared/domain/names.ts';
import type {
  ClusterRecord,
  HostRecord,
  NodeRecord,
  SitePicture,
} from '../../../shared/domain/site-picture.ts';
import { answersOf, configurationOf, hasFailover, isThere } from './planned-places.ts';
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
  const placeOf = (node: NodeRecord) => plannedHost(node, planned, picture);
  // Whether it would run on a host that does not answer nobody knows, however it is now.
  const isDoubtful = (node: NodeRecord) => {
    const place = placeOf(node);
    return place !== null && !answersOf(place);
  };
  const found = {
    cluster: cluster.name,
    configuration: configurationOf(cluster),
    lost: names(lost),
    perhaps: names(perhaps),
    left: names(elsewhere.filter((node) => isUp(node) && !isDoubtful(node))),
    notKnown: names(elsewhere.filter((node) => node.cfLocal.kind === 'unknown' || isDoubtful(node))),
  };
  const places = members.flatMap((node) => placeOf(node) ?? []);
  return { ...found, becomes: becomes(found, cluster, places.every(hasFailover)) };
}

const names = (nodes: readonly NodeRecord[]) => nodes.map(({ name }) => name);
const isUp = ({ cfLocal }: NodeRecord): boolean => cfLocal.kind === 'known' && cfLocal.value === 'UP';

/** Null: nothing is planned for its guest, or it runs there already. */
function plannedHost(node: NodeRecord, planned: Placements, picture: SitePicture): HostRecord | null {
  const guest = picture.guests.find(({ id }) => id === node.guest);
  const name = guest === undefined ? undefined : planned.get(guest.id);
  if (guest === undefined || name === undefined || isThere(guest, name)) return null;
  return picture.hosts.find((host) => host.name === name) ?? null;
}

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
