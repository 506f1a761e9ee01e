import type { ClusterEntry, HostEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { OperationRequest } from '../../../shared/domain/operation-request.ts';
import type { FactSources } from '../facts/fact-sources.ts';
import { fallsWith } from '../facts/falls-with.ts';
import { gatherHostPowerOff } from '../facts/gather-host-power-off.ts';
import { clusterOfHost, nodeNamed } from '../facts/place-in-site.ts';
import type { SiteKnowledge } from '../facts/site-knowledge.ts';
import { asNode } from '../locks/lock-places.ts';
import { hostPowerOff } from './host-power-off.ts';
import type { OperationHead } from './operation.ts';
import { prepare, type Prepared } from './prepare.ts';

export const hostPowerOffFor = (
  request: Extract<OperationRequest, { operation: 'host-power-off' }>,
  host: HostEntry,
  site: SiteKnowledge,
  sources: FactSources,
): Prepared => {
  const head = headOf(request, host, site);
  const lastKnown = site.guestsOn(host.name);
  const falls = fallsWith({ lastKnown, loss: site.lossOf(host.name), nodes: site.nodesOn(host.name) });
  const clusters = [head.cluster, ...(head.alsoClusters ?? []).map(({ name }) => name)];
  const opened = { clusters, falls };
  return prepare(head, hostPowerOff(host), (asserted, signal) =>
    gatherHostPowerOff({ host, site, opened, asserted }, sources, signal),
  );
};

/**
 * The host, and every cluster that has, or may have, a node there. A host that hangs can be told of no lock, nor can its
 * guests: the other hosts are told.
 */
function headOf(request: OperationRequest, host: HostEntry, site: SiteKnowledge): OperationHead {
  const { file } = site;
  const own = clusterOfHost(file, host);
  const others = file.hosts.filter(({ name, kind }) => name !== host.name && kind !== 'esxi').map(asNode);
  const clusters = site.nodesOn(host.name).flatMap((node) => nodeNamed(file, node)?.cluster ?? []);
  return {
    request,
    subject: { kind: 'host', id: host.name },
    cluster: own?.name ?? host.name,
    nodes: own?.nodes ?? others,
    hosts: [host.name],
    alsoClusters: [...new Set(clusters)]
      .filter((cluster) => cluster !== own)
      .map(({ name, nodes }) => ({ name, nodes: toldOf(nodes, others) })),
  };
}

/** Each machine once. */
const toldOf = (nodes: ClusterEntry['nodes'], hosts: readonly NodeEntry[]): NodeEntry[] => [
  ...nodes,
  ...hosts.filter(({ name }) => !nodes.some((node) => node.name === name)),
];
