import type { Finding } from '../../shared/domain/finding.ts';
import type { SiteFile } from '../../shared/domain/inventory.ts';
import type { GuestId, SiteId } from '../../shared/domain/names.ts';
import type { SitePicture } from '../../shared/domain/site-picture.ts';
import { breathe, inBreaths } from '../platform/breathe.ts';
import { drawCluster } from '../domain/picture/draw-cluster.ts';
import { drawGuest } from '../domain/picture/draw-guest.ts';
import { drawHost } from '../domain/picture/draw-host.ts';
import { drawNode } from '../domain/picture/draw-node.ts';
import { mapSite, nodesOf, type SiteMap } from '../domain/picture/site-map.ts';
import type { StateView } from '../domain/picture/state-view.ts';
import { createFinisher } from '../domain/picture/finish-site.ts';
import { hostSeat, neighboursOf, nodeSeat } from '../domain/picture/seats.ts';
import type {
  ClusterDraft,
  GuestDraft,
  HostDraft,
  NodeDraft,
  SiteReadings,
} from '../domain/reconcile/site-readings.ts';
import type { Ledger } from './ledger.ts';
import type { LiveLoads } from './live-loads.ts';
import type { Machines } from './machines.ts';
import { Redrawn } from './redrawn.ts';

type NodeOfCluster = ReturnType<typeof nodesOf>[number];

/** Ages move by themselves: a picture in which nothing else is new is drawn again after this time. */
const DRAWN_FOR_MS = 1000;

const GUESTS_AT_ONCE = 500;
const NODES_AT_ONCE = 100;

/** Draws the newest picture of a site again and again; what did not change keeps its identity. */
export class LivePicture {
  readonly #site: SiteId;
  readonly #file: SiteFile;
  readonly #ledger: Ledger;
  readonly #loads: LiveLoads;
  readonly #machines: Machines;
  readonly #hosts = new Redrawn<HostDraft>();
  readonly #guests = new Redrawn<GuestDraft>();
  readonly #nodes = new Redrawn<NodeDraft>();
  readonly #clusters = new Redrawn<ClusterDraft>();
  readonly #findings = new Redrawn<Finding[]>();
  readonly #finish = createFinisher();
  #drawn: { readonly revision: string; readonly picture: SitePicture } | null = null;
  #map: { readonly revision: number; readonly map: SiteMap } | null = null;

  constructor(site: SiteId, file: SiteFile, parts: { ledger: Ledger; loads: LiveLoads; machines: Machines }) {
    this.#site = site;
    this.#file = file;
    this.#ledger = parts.ledger;
    this.#loads = parts.loads;
    this.#machines = parts.machines;
  }

  /** Draws most of the first picture in pieces: what is asked of the core meanwhile need not wait for the whole. */
  async prepare(now: number): Promise<void> {
    const states = liveStates(this.#ledger, now);
    const map = this.#mapped(states);
    await breathe();
    await inBreaths(map.guests, GUESTS_AT_ONCE, (guests) => {
      for (const id of guests) this.#guest(id, map, states);
    });
    await inBreaths(nodesOf(this.#file), NODES_AT_ONCE, (nodes) => {
      for (const entry of nodes) this.#node(entry, map, states);
    });
  }

  /** All who ask for the same readings at nearly the same time get the same picture. */
  draw(now: number): SitePicture {
    const revision = `${this.#ledger.revision} ${this.#loads.revision} ${this.#machines.revision}`;
    const held = this.#drawn;
    if (held?.revision === revision && Math.abs(now - held.picture.at) < DRAWN_FOR_MS) return held.picture;
    const picture = this.#draw(now);
    this.#drawn = { revision, picture };
    return picture;
  }

  #draw(now: number): SitePicture {
    const file = this.#file;
    const states = liveStates(this.#ledger, now);
    const finished = this.#finish(this.#drawRecords(states));
    return {
      site: this.#site,
      name: file.name,
      rehearsal: file.rehearsal !== undefined,
      protection: file.protection,
      at: now,
      ...finished,
      machines: [...this.#machines.all()],
      findings: this.#findings.sameWhenEqual('findings', finished.findings),
      advice: this.#findings.sameWhenEqual('advice', finished.advice),
    };
  }

  #drawRecords(states: StateView): SiteReadings {
    const file = this.#file;
    const ledger = this.#ledger;
    const map = this.#mapped(states);
    const hosts = file.hosts.map((entry) => {
      const seat = hostSeat(map, entry.name);
      const version = `${ledger.version({ kind: 'host', id: entry.name })} ${this.#loads.hostVersion(entry.name)} ${seat.guests.join()}`;
      return this.#hosts.once(entry.name, version, () => drawHost(entry, seat, states, this.#loads));
    });
    const guests = map.guests
      .map((id) => this.#guest(id, map, states))
      .filter(({ placements }) => placements.length > 0);
    const nodes = nodesOf(file).map((entry) => this.#node(entry, map, states));
    const neighbours = neighboursOf({ hosts, guests, nodes });
    const clusters = file.clusters.map((entry) => {
      const record = drawCluster(entry, neighbours(entry), states);
      return this.#clusters.sameWhenEqual(entry.name, record);
    });
    return { hosts, guests, nodes, clusters };
  }

  /** Which guest runs where and is which node changes rarely; readings are confirmed all the time. */
  #mapped(states: StateView): SiteMap {
    const revision = this.#ledger.guestRevision;
    if (this.#map?.revision !== revision) this.#map = { revision, map: mapSite(this.#file, states) };
    return this.#map.map;
  }

  #node({ node, cluster }: NodeOfCluster, map: SiteMap, states: StateView): NodeDraft {
    const seat = nodeSeat(map, node.name);
    const version = `${this.#ledger.version({ kind: 'node', id: node.name })} ${seat.guest ?? ''}`;
    return this.#nodes.once(node.name, version, () => drawNode(node, cluster, seat, states));
  }

  #guest(id: GuestId, map: SiteMap, states: StateView): GuestDraft {
    const membership = map.membership.get(id) ?? null;
    const version = `${this.#ledger.version({ kind: 'guest', id })} ${this.#loads.guestVersion(id)} ${membership?.node ?? ''}`;
    return this.#guests.once(id, version, () =>
      drawGuest({ id, membership, hosts: map.hosts }, states, this.#loads),
    );
  }
}

/** The states of a site as they are now. */
export function liveStates(ledger: Ledger, now: number): StateView {
  return { moment: now, of: (subject) => ledger.of(subject), subjects: (kind) => ledger.subjects(kind) };
}
