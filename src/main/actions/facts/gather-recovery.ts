import type { ClusterEntry, HostEntry, NodeEntry, SiteFile } from '../../../shared/domain/inventory.ts';
import type { NodeName } from '../../../shared/domain/names.ts';
import type { FactSources } from './fact-sources.ts';
import { gatherHosts } from './gather-hosts.ts';
import type { NodeFacts, RecoveryFacts } from './cluster-facts.ts';

export interface RecoveryQuestion {
  readonly file: SiteFile;
  readonly cluster: ClusterEntry;
  readonly node: NodeEntry;
  /** UUID and names under which hosts may list the guest, besides what the site file says. */
  readonly alsoKnownAs: readonly string[];
  readonly leftSince: number | null;
  readonly sfBudgetMs: number;
}

/** A node that hangs costs every plan this long; what it would say later proves only that it lives. */
const SILENT_NODE_MS = 8_000;

/** Asks every node of the cluster and every host of the site now, side by side. */
export async function gatherRecovery(
  { file, cluster, node, alsoKnownAs, leftSince, sfBudgetMs }: RecoveryQuestion,
  sources: FactSources,
  signal: AbortSignal,
): Promise<RecoveryFacts> {
  const guest = node.host === undefined ? (node.guest ?? null) : null;
  const [nodes, hosts] = await Promise.all([
    Promise.all(
      cluster.nodes.map((each) =>
        askNode(each, sources, each.name === node.name ? brief(sources, signal) : signal),
      ),
    ),
    guest === null
      ? []
      : gatherHosts(file.hosts.filter(runsDomains), [guest, ...alsoKnownAs], sources, signal),
  ]);
  const own =
    nodes.find(({ node: name }) => name === node.name) ??
    (await askNode(node, sources, brief(sources, signal)));
  return {
    at: sources.now(),
    cluster: cluster.name,
    node: node.name,
    guest,
    nodeIs: node.host === undefined ? 'guest' : 'host',
    own,
    others: nodes.filter(({ node: name }) => name !== node.name),
    hosts,
    leftSince,
    sfBudgetMs,
  };
}

/** A domain of libvirt's can run on KVM hosts only; a guest that none of them lists stays unknown. */
const runsDomains = ({ kind }: HostEntry): boolean => kind !== 'esxi';

const brief = ({ deadline }: FactSources, signal: AbortSignal): AbortSignal =>
  AbortSignal.any([signal, deadline(SILENT_NODE_MS)]);

async function askNode(entry: NodeEntry, sources: FactSources, signal: AbortSignal): Promise<NodeFacts> {
  const at = sources.now();
  const result = await sources.round(entry, signal);
  const raw = result.ok ? rawOf(result.value.raw) : JSON.stringify(result.error);
  const evidence = {
    command: 'cftool -l; cftool -n; cfset -a; hvdisp -a; sdtool -s',
    raw,
    at,
    from: entry.name,
  };
  return { node: nameOf(entry), round: { result, evidence } };
}

const nameOf = ({ name }: NodeEntry): NodeName => name;

const rawOf = (raw: Readonly<Record<string, string>>): string =>
  Object.entries(raw)
    .map(([name, text]) => `# ${name}\n${text}`)
    .join('\n');
