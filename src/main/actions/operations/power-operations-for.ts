import type { ClusterEntry, HostEntry, NodeEntry } from '../../../shared/domain/inventory.ts';
import type { OperationRequest } from '../../../shared/domain/operation-request.ts';
import type { FactSources } from '../facts/fact-sources.ts';
import { gatherGuestPower } from '../facts/gather-guest-power.ts';
import type { GuestPowerFacts } from '../facts/guest-power-facts.ts';
import { nodeNamed } from '../facts/place-in-site.ts';
import { questionAbout } from '../facts/question-about.ts';
import type { SiteKnowledge } from '../facts/site-knowledge.ts';
import { nodeHead } from './cluster-head.ts';
import { guestPowerOff, guestShutdown, guestStart } from './guest-power.ts';
import type { Operation } from './operation.ts';
import { prepare, type Prepared } from './prepare.ts';
import { rulingClusters } from './ruling-clusters.ts';

export type GuestPowerRequest = Extract<
  OperationRequest,
  { operation: 'guest-start' | 'guest-shutdown' | 'guest-power-off' }
>;

/** Null: the site's file names no such node. */
export function guestPowerFor(
  request: GuestPowerRequest,
  site: SiteKnowledge,
  sources: FactSources,
): Prepared | null {
  const { file } = site;
  const place = nodeNamed(file, request.node);
  if (place === null) return null;
  const { node, cluster } = place;
  const ruling = rulingClusters(place.cluster, site);
  const head = { ...nodeHead(request, place), alsoClusters: ruling };
  return prepare(head, operationOf(request.operation, node, file.hosts, ruling), (asserted, signal) =>
    gatherGuestPower({ ...questionAbout(node, cluster, site, asserted), site }, sources, signal),
  );
}

function operationOf(
  name: GuestPowerRequest['operation'],
  node: NodeEntry,
  hosts: readonly HostEntry[],
  ruling: readonly ClusterEntry[],
): Operation<GuestPowerFacts> {
  switch (name) {
    case 'guest-start':
      return guestStart(hosts, ruling);
    case 'guest-shutdown':
      return guestShutdown(node, hosts, ruling);
    case 'guest-power-off':
      return guestPowerOff(hosts);
  }
}
