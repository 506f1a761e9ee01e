import type {
  ClusterDraft,
  GuestDraft,
  HostDraft,
  NodeDraft,
  SiteReadings,
} from '../../src/main/domain/reconcile/site-readings.ts';
import {
  clusterNameSchema,
  guestIdSchema,
  hostNameSchema,
  nodeNameSchema,
  type GuestId,
  type HostName,
  type NodeName,
} from '../../src/shared/domain/names.ts';
import type { ProbeFailure } from '../../src/shared/domain/probe-failure.ts';
import type { Observed } from '../../src/shared/domain/reading.ts';

/** Read at 10, so since 5. */
export const known = <T>(value: T, since = 5, at = 10): Observed<T> => ({ kind: 'known', value, at, since });
export const unknown = (
  because: ProbeFailure = { kind: 'silent', intervals: 3 },
): Extract<Observed<never>, { kind: 'unknown' }> => ({
  kind: 'unknown',
  because,
  at: 10,
  since: 8,
  last: null,
});

export const webName = clusterNameSchema.parse('web');
export const [web1, web2, web3] = ['web1', 'web2', 'web3'].map((name) => nodeNameSchema.parse(name)) as [
  NodeName,
  NodeName,
  NodeName,
];
export const [kvmA, kvmB] = ['kvm-a', 'kvm-b'].map((name) => hostNameSchema.parse(name)) as [
  HostName,
  HostName,
];
export const guestId = (number: number): GuestId =>
  guestIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);

export type PlacementDraft = GuestDraft['placements'][number];

export function placement(
  host: HostName,
  state: PlacementDraft['standing'] = known({ state: 'running', reason: 'booted' }),
  changed: Partial<PlacementDraft> = {},
): PlacementDraft {
  return {
    host,
    standing: state,
    name: null,
    macs: null,
    autostart: false,
    managedSave: false,
    persistent: true,
    ...changed,
  };
}

export const off = (reason = 'destroyed', since = 5) => known({ state: 'shut off' as const, reason }, since);
export const paused = (reason: string) => known({ state: 'paused' as const, reason });

export const host = (name: HostName, changed: Partial<HostDraft> = {}): HostDraft => ({
  name,
  kind: 'kvm',
  node: null,
  address: name,
  group: null,
  tags: [],
  libvirt: known({ hostname: name, hypervisor: 'QEMU', version: '9' }),
  load: null,
  guests: [],
  kvmguests: null,
  libvirtGuests: known({ onShutdown: 'shutdown', onBoot: 'ignore', unit: 'enabled' }),
  overload: known({ cpu: false, memory: false, io: false }),
  bmc: null,
  ...changed,
});

export const guest = (
  number: number,
  name: string,
  at: HostName,
  changed: Partial<GuestDraft> = {},
): GuestDraft => ({
  id: guestId(number),
  name,
  placements: [placement(at, undefined, { name, macs: [`52:54:00:00:00:0${String(number)}`] })],
  node: nodeNameSchema.parse(name),
  cluster: webName,
  load: null,
  ...changed,
});

const RCSD = [web1, web2].map((node) => ({
  node,
  weight: 1,
  admIp: '10.0.0.1',
  agents: [{ agent: 'SA_libvirtgp', timeout: 20 }],
}));

export const node = (
  name: NodeName,
  number: number,
  others: readonly NodeName[],
  changed: Partial<NodeDraft> = {},
): NodeDraft => ({
  name,
  cluster: webName,
  address: name,
  guest: guestId(number),
  host: null,
  ssh: known('answers'),
  cfLocal: known('UP'),
  cfSeen: others.map((observer) => ({ observer, state: known('UP') })),
  cfTimeoutSeconds: known(10),
  rms: known({ state: 'Online', details: '' }),
  rmsSeen: others.map((observer) => ({ observer, standing: known({ state: 'Online', details: '' }) })),
  sf: known('running'),
  clock: known({ offsetMs: 3, uncertaintyMs: 20 }),
  rcsd: known(RCSD),
  agentTargets: known([
    { agent: 'SA_libvirtgp', node: 'web1', domain: 'web1', host: '10.0.0.1' },
    { agent: 'SA_libvirtgp', node: 'web2', domain: 'web2', host: '10.0.0.2' },
  ]),
  rmsSettings: known({ shutdownPriorities: [0], namesHvsgpr: false }),
  ...changed,
});

export const IDLE = { sa: 'Idle', shut: 'Unknown', test: 'TestWorked', init: 'InitWorked' } as const;

export function cluster(nodes: readonly NodeName[], changed: Partial<ClusterDraft> = {}): ClusterDraft {
  return {
    name: webName,
    configuration: 'B',
    nodes: [...nodes],
    applications: [
      {
        name: 'webapp',
        onNodes: nodes.map((name, index) => ({
          node: name,
          standing: known({ state: index === 0 ? 'Online' : 'Standby', details: '' }),
        })),
      },
    ],
    agents: nodes.flatMap((observer) =>
      nodes
        .filter((target) => target !== observer)
        .map((target) => ({ observer, target, agent: 'SA_libvirtgp', standing: known(IDLE) })),
    ),
    deduction: { declared: 'B', concluded: 'B', evidence: [] },
    strangers: [],
    objects: [],
    ...changed,
  };
}

/** Two hosts, a node on each, one cluster in configuration B: everything is known and good. */
export interface Draft {
  hosts: HostDraft[];
  guests: GuestDraft[];
  nodes: NodeDraft[];
  clusters: ClusterDraft[];
}

export function healthySite(): Draft {
  return {
    hosts: [host(kvmA), host(kvmB)],
    guests: [guest(1, 'web1', kvmA), guest(2, 'web2', kvmB)],
    nodes: [node(web1, 1, [web2]), node(web2, 2, [web1])],
    clusters: [cluster([web1, web2])],
  };
}

type Parts = { [P in keyof Draft]?: readonly Partial<Draft[P][number]>[] };

/** The healthy site with its records changed, each list by position. */
export function siteWith(parts: Parts): SiteReadings {
  const site = healthySite();
  const merge = <T>(records: T[], changes: readonly Partial<T>[] = []): T[] =>
    records.map((record, index) => ({ ...record, ...changes[index] }));
  return {
    hosts: merge(site.hosts, parts.hosts),
    guests: merge(site.guests, parts.guests),
    nodes: merge(site.nodes, parts.nodes),
    clusters: merge(site.clusters, parts.clusters),
  };
}
