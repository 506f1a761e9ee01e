import type { ClusterEntry, HostEntry, NodeEntry, SiteFile } from '../../../shared/domain/inventory.ts';
import type { FactSources } from './fact-sources.ts';
import { gatherHosts } from './gather-hosts.ts';
import type { Asserted, Configuration, RecoveryFacts } from './cluster-facts.ts';
import { askAllBeside } from './ask-beside.ts';
import { askNode } from './ask-node.ts';
import { gatherHostClusters, otherNames } from './gather-host-clusters.ts';

export interface RecoveryQuestion {
  readonly file: SiteFile;
  readonly cluster: ClusterEntry;
  readonly node: NodeEntry;
  /** UUID and names under which hosts may list the guest, besides what the site file says. */
  readonly alsoKnownAs: readonly string[];
  readonly ranOn: RecoveryFacts['ranOn'];
  readonly leftSince: number | null;
  readonly sfBudgetMs: number;
  readonly configuration: Configuration | null;
  readonly asserted: readonly Asserted[];
}

/** A node that hangs costs every plan this long; what it would say later proves only that it lives. */
const SILENT_NODE_MS = 8_000;

/** Asks every node of the cluster and every host of the site now, side by side; then the hosts' own clusters, if any. */
export async function gatherRecovery(
  { file, cluster, node, alsoKnownAs, ...known }: RecoveryQuestion,
  sources: FactSources,
  signal: AbortSignal,
): Promise<RecoveryFacts> {
  const guest = node.host === undefined ? (node.guest ?? null) : null;
  const soon = AbortSignal.any([signal, sources.deadline(SILENT_NODE_MS)]);
  const [own, others, hosts] = await Promise.all([
    askNode(node, sources, soon),
    Promise.all(
      cluster.nodes.filter(({ name }) => name !== node.name).map((each) => askNode(each, sources, signal)),
    ),
    guest === null
      ? []
      : gatherHosts(file.hosts.filter(runsDomains), [guest, ...alsoKnownAs], sources, signal),
  ]);
  const then = AbortSignal.any([signal, sources.deadline(SILENT_NODE_MS)]);
  const hostClusters = await gatherHostClusters(file, hosts, sources, then);
  const beside = await askAllBeside(file, { hosts, hostClusters }, sources, then);
  return {
    at: sources.now(),
    cluster: cluster.name,
    node: node.name,
    guest,
    nodeIs: kindOf(node, known.configuration),
    own,
    others,
    hosts,
    ranOn: known.ranOn,
    leftSince: known.leftSince,
    sfBudgetMs: known.sfBudgetMs,
    configuration: known.configuration,
    asserted: known.asserted,
    hostClusters,
    beside,
    otherNames: otherNames(file, node),
  };
}

/** A domain of libvirt's can run on KVM hosts only; a guest that none of them lists stays unknown. */
const runsDomains = ({ kind }: HostEntry): boolean => kind !== 'esxi';

/** A guest on VMware has no domain of libvirt's; its power state has no source but a person. */
export function kindOf(node: NodeEntry, configuration: Configuration | null): RecoveryFacts['nodeIs'] {
  if (node.host !== undefined) return 'host';
  return configuration === 'V' && node.guest === undefined ? 'vmware' : 'guest';
}
