import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { Observed } from '../../shared/domain/reading.ts';
import { worstOf, type Severity } from '../../shared/domain/severity.ts';
import type {
  ClusterRecord,
  GuestRecord,
  HostRecord,
  NodeRecord,
  SitePicture,
} from '../../shared/domain/site-picture.ts';

/** What is older is not believed any more. */
const BELIEVED_INTERVALS = 3;
/** For objects whose machine is not in the picture. */
const FALLBACK_INTERVAL_MS = 15_000;

interface Line {
  readonly name: string;
  readonly state: Severity;
  /** Of the oldest reading that the state rests on; null: nothing was ever read. */
  readonly ageSeconds: number | null;
}
/** What `nodeward status --json` prints. Format: docs/formats/status.md. */
export interface StatusReport {
  readonly site: string;
  readonly at: string;
  readonly verdict: Severity;
  readonly hosts: readonly (Line & {
    readonly kind: HostRecord['kind'];
    readonly because: ProbeFailure['kind'] | null;
  })[];
  readonly guests: readonly (Line & {
    readonly id: string;
    readonly host: string | null;
    readonly domain: string;
  })[];
  readonly nodes: readonly (Line & {
    readonly cluster: string;
    readonly cf: string;
    readonly rms: string;
    readonly sf: string;
  })[];
  readonly clusters: readonly Line[];
}

type Reading = Observed<unknown>;
interface Evidence {
  readonly severity: Severity;
  readonly readings: readonly Reading[];
  readonly intervalMs: number;
}

/** The report of a picture as seen at `now` (epoch ms): what is older than three intervals has become unknown. */
export function statusReport(picture: SitePicture, now: number): StatusReport {
  const interval = intervals(picture);
  const line = (name: string, evidence: Evidence): Line => ({ name, ...judge(evidence, now) });
  const hosts = picture.hosts.map((host) => ({
    ...line(host.name, hostEvidence(host, interval('host', host.name))),
    kind: host.kind,
    because: host.libvirt.kind === 'unknown' ? host.libvirt.because.kind : null,
  }));
  const guests = picture.guests.map((guest) => ({
    ...line(guest.name, guestEvidence(guest, interval('host', guest.placements[0]?.host ?? ''))),
    id: guest.id,
    host: guest.placements[0]?.host ?? null,
    domain: wordOf(guest.placements[0]?.standing, ({ state }) => state),
  }));
  const nodes = picture.nodes.map((node) => ({
    ...line(node.name, nodeEvidence(node, interval('node', node.name))),
    cluster: node.cluster,
    cf: wordOf(node.cfLocal, String),
    rms: wordOf(node.rms, ({ state }) => state),
    sf: wordOf(node.sf, String),
  }));
  const clusters = picture.clusters.map((cluster) =>
    line(cluster.name, clusterEvidence(cluster, picture.nodes, interval)),
  );
  // An ESXi host is never asked: it is unknown itself, and leaves the site to what is seen, as the console does.
  const asked = hosts.filter(({ kind }) => kind !== 'esxi');
  const states = [asked, guests, nodes, clusters].flatMap((group) => group.map(({ state }) => state));
  return {
    site: picture.site,
    at: new Date(picture.at).toISOString(),
    verdict: worstOf(states),
    hosts,
    guests,
    nodes,
    clusters,
  };
}

/**
 * Good news needs every reading fresh. Bad news needs one that is: a fresh LEFTCLUSTER of one observer stays
 * critical while another observer is silent.
 */
function judge({ severity, readings, intervalMs }: Evidence, now: number): Omit<Line, 'name'> {
  const ages = readings.filter(({ kind }) => kind === 'known').map(({ at }) => Math.max(0, now - at));
  if (ages.length === 0) return { state: 'unknown', ageSeconds: null };
  const needed = severity === 'critical' ? Math.min(...ages) : Math.max(...ages);
  const believed = needed <= BELIEVED_INTERVALS * intervalMs;
  return { state: believed ? severity : 'unknown', ageSeconds: Math.round(needed / 1000) };
}

type IntervalOf = (kind: 'host' | 'node', name: string) => number;

function intervals({ machines }: SitePicture): IntervalOf {
  // Files and BMC of a host are read more seldom and tell nothing about its state.
  const asked = machines.filter(({ source }) => source !== 'host-files' && source !== 'bmc');
  const known = new Map(asked.map(({ kind, name, intervalMs }) => [`${kind} ${name}`, intervalMs]));
  return (kind, name) => known.get(`${kind} ${name}`) ?? FALLBACK_INTERVAL_MS;
}

const hostEvidence = (host: HostRecord, intervalMs: number): Evidence => ({
  severity: host.severity,
  readings: [host.libvirt],
  intervalMs,
});

const guestEvidence = (guest: GuestRecord, intervalMs: number): Evidence => ({
  severity: guest.severity,
  readings: guest.placements.map(({ standing }) => standing),
  intervalMs,
});

const nodeEvidence = (node: NodeRecord, intervalMs: number): Evidence => ({
  severity: node.severity,
  readings: nodeReadings(node),
  intervalMs,
});

const nodeReadings = (node: NodeRecord): readonly Reading[] => [
  node.ssh,
  node.cfLocal,
  ...node.cfSeen.map(({ state }) => state),
  node.rms,
  node.sf,
];

function clusterEvidence(cluster: ClusterRecord, all: readonly NodeRecord[], interval: IntervalOf): Evidence {
  const nodes = all.filter((node) => node.cluster === cluster.name);
  return {
    severity: cluster.severity,
    readings: [
      ...nodes.flatMap(nodeReadings),
      ...cluster.applications.flatMap(({ onNodes }) => onNodes.map(({ standing }) => standing)),
      ...cluster.agents.map(({ standing }) => standing),
    ],
    intervalMs: Math.max(FALLBACK_INTERVAL_MS, ...cluster.nodes.map((node) => interval('node', node))),
  };
}

function wordOf<T>(seen: Observed<T> | undefined, word: (value: T) => string): string {
  return seen?.kind === 'known' ? word(seen.value) : 'unknown';
}
