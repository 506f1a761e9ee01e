import type { SiteFile } from '../../../shared/domain/inventory.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import type { MachineRecord, SitePicture } from '../../../shared/domain/site-picture.ts';
import { createFinisher } from './finish-site.ts';
import { drawCluster } from './draw-cluster.ts';
import { drawGuest } from './draw-guest.ts';
import { drawHost } from './draw-host.ts';
import { drawNode } from './draw-node.ts';
import type { LoadView } from './load-view.ts';
import { hostSeat, neighboursOf, nodeSeat } from './seats.ts';
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
  const hosts = file.hosts.map((host) => drawHost(host, hostSeat(map, host.name), states, loads));
  const guests = map.guests
    .map((id) =>
      drawGuest({ id, membership: map.membership.get(id) ?? null, hosts: map.hosts }, states, loads),
    )
    .filter(({ placements }) => placements.length > 0);
  const nodes = nodesOf(file).map(({ node, cluster }) =>
    drawNode(node, cluster, nodeSeat(map, node.name), states),
  );
  const neighbours = neighboursOf({ hosts, guests, nodes });
  const clusters = file.clusters.map((cluster) => drawCluster(cluster, neighbours(cluster), states));
  const finished = createFinisher()({ hosts, guests, nodes, clusters });
  return {
    site,
    name: file.name,
    rehearsal: file.rehearsal !== undefined,
    protection: file.protection,
    at: states.moment,
    ...finished,
    machines: [...machines],
  };
}
