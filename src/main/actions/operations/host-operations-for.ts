import type { HostEntry } from '../../../shared/domain/inventory.ts';
import type { OperationRequest } from '../../../shared/domain/operation-request.ts';
import type { FactSources } from '../facts/fact-sources.ts';
import { gatherHostGuests } from '../facts/gather-host-guests.ts';
import { gatherHostStop } from '../facts/gather-host-stop.ts';
import type { HostGuestsFacts } from '../facts/host-guests-facts.ts';
import { nodesOfGuestName } from '../facts/node-of-domain.ts';
import { clusterOfHost } from '../facts/place-in-site.ts';
import type { SiteKnowledge } from '../facts/site-knowledge.ts';
import { asNode } from '../locks/lock-places.ts';
import { hostDrain } from './host-drain.ts';
import { hostPowerOffFor } from './host-power-off-for.ts';
import { hostReturn } from './host-return.ts';
import { hostStop } from './host-stop.ts';
import type { OperationHead } from './operation.ts';
import { prepare, type Gather, type Prepared } from './prepare.ts';

export type HostRequest = Extract<OperationRequest, { host: string }>;

/** Null: the site's file names no such host. */
export function hostOperationFor(
  request: HostRequest,
  site: SiteKnowledge,
  sources: FactSources,
): Prepared | null {
  const host = site.file.hosts.find(({ name }) => name === request.host);
  if (host === undefined) return null;
  const about =
    (chosen: readonly string[], drained: readonly string[]): Gather<HostGuestsFacts> =>
    (asserted, signal) =>
      gatherHostGuests({ host, site, chosen, drained, asserted }, sources, signal);
  // Its own cluster is held with it: where RMS of the hosts controls a guest, that is the one.
  const ruling = [clusterOfHost(site.file, host)].filter((each) => each !== null);
  switch (request.operation) {
    case 'host-stop':
      return hostStopFor(request, host, site, sources);
    case 'host-power-off':
      return hostPowerOffFor(request, host, site, sources);
    case 'host-drain': {
      const { stop, leave } = request;
      const chosen = [...stop, ...leave.map(({ guest }) => guest)];
      return prepare(headOf(request, host, site, stop), hostDrain(request, host, ruling), about(chosen, []));
    }
    case 'host-return': {
      const { start } = request;
      const drained = site.drainedOn(host.name);
      const asked = about([...start, ...drained], drained);
      return prepare(headOf(request, host, site, start), hostReturn(request, host, ruling), asked);
    }
  }
}

function hostStopFor(request: HostRequest, host: HostEntry, site: SiteKnowledge, sources: FactSources) {
  const cluster = clusterOfHost(site.file, host);
  const lastKnown = site.guestsOn(host.name);
  return prepare(headOf(request, host, site, []), hostStop(host), (asserted, signal) =>
    gatherHostStop({ host, cluster, lastKnown, asserted }, sources, signal),
  );
}

/** The host, and every cluster whose guests are, or may be, stopped or started. */
function headOf(
  request: HostRequest,
  host: HostEntry,
  site: SiteKnowledge,
  guests: readonly string[],
): OperationHead {
  const own = clusterOfHost(site.file, host);
  const touched = guests.flatMap((guest) => nodesOfGuestName(guest, site).map(({ cluster }) => cluster));
  return {
    request,
    subject: { kind: 'host', id: host.name },
    // A host that is no node has no cluster to be held: the host itself is, by its own name.
    cluster: own?.name ?? host.name,
    nodes: own?.nodes ?? [asNode(host)],
    hosts: [host.name],
    // The host is told as well: of a cluster that is all off no node could be.
    alsoClusters: [...new Map(touched.map((each) => [each.name, each])).values()].map(({ name, nodes }) => ({
      name,
      nodes: [...nodes, asNode(host)],
    })),
  };
}
