import type { SiteFile } from '../../../shared/domain/inventory.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import type { MachineRecord, SitePicture } from '../../../shared/domain/site-picture.ts';
import { severityOfSite, siteFindings } from '../health/site-findings.ts';
import { drawCluster } from './draw-cluster.ts';
import { drawGuest } from './draw-guest.ts';
import { drawHost } from './draw-host.ts';
import { drawNode } from './draw-node.ts';
import type { LoadView } from './load-view.ts';
import { mapSite, nodesOf } from './site-map.ts';
import type { StateView } from './state-view.ts';

export interface SiteFacts {
  readonly site: SiteId;
  readonly file: SiteFile;
  readonly states: StateView;
  readonly loads: LoadView;
  readonly machines: readonly MachineRecord[];
}

/** The whole site at the view's moment. Pure: the same facts give the same picture, live or years later. */
export function drawSite({ site, file, states, loads, machines }: SiteFacts): SitePicture {
  const map = mapSite(file, states);
  const hosts = file.hosts.map((host) =>
    drawHost(host, map.guestsOfHost.get(host.name) ?? [], states, loads),
  );
  const guests = map.guests
    .map((id) =>
      drawGuest({ id, membership: map.membership.get(id) ?? null, hosts: map.hosts }, states, loads),
    )
    .filter(({ placements }) => placements.length > 0);
  const nodes = nodesOf(file).map(({ node, cluster }) =>
    drawNode(node, cluster, map.guestOfNode.get(node.name) ?? null, states),
  );
  const clusters = file.clusters.map((cluster) =>
    drawCluster(
      cluster,
      nodes.filter((node) => node.cluster === cluster.name),
      states,
    ),
  );
  const records = { hosts, guests, nodes, clusters };
  return {
    site,
    name: file.name,
    rehearsal: file.rehearsal !== undefined,
    protection: file.protection,
    at: states.moment,
    severity: severityOfSite(records),
    ...records,
    machines: [...machines],
    findings: siteFindings(records),
  };
}
