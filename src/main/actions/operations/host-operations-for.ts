import { nodeEntrySchema, type HostEntry, type NodeEntry } from '../../../shared/domain/inventory.ts';
import type { OperationRequest } from '../../../shared/domain/operation-request.ts';
import type { FactSources } from '../facts/fact-sources.ts';
import { gatherHostStop } from '../facts/gather-host-stop.ts';
import type { SiteKnowledge } from '../facts/site-knowledge.ts';
import { hostStop } from './host-stop.ts';
import { prepare, type Prepared } from './prepare.ts';

/** Null: the site's file names no such host. */
export function hostStopFor(
  request: Extract<OperationRequest, { operation: 'host-stop' }>,
  site: SiteKnowledge,
  sources: FactSources,
): Prepared | null {
  const { hosts, clusters } = site.file;
  const host = hosts.find(({ name }) => name === request.host);
  if (host === undefined) return null;
  const cluster = clusters.find(({ nodes }) => nodes.some((node) => node.host === host.name)) ?? null;
  const head = {
    request,
    subject: { kind: 'host', id: host.name } as const,
    // A host that is no node has no cluster to be held: the host itself is, by its own name.
    cluster: cluster?.name ?? host.name,
    nodes: cluster?.nodes ?? [asNode(host)],
    hosts: [host.name],
  };
  const lastKnown = site.guestsOn(host.name);
  return prepare(head, hostStop(host), (asserted, signal) =>
    gatherHostStop({ host, cluster, lastKnown, asserted }, sources, signal),
  );
}

/** The way to the host, where other consoles are told. */
const asNode = ({ name, address, user, port }: HostEntry): NodeEntry =>
  nodeEntrySchema.parse({ name, address, user, port, host: name });
