import { planClusters, planVmwareClusters, type ClusterPlan, type MemberSeat } from './cluster-plan.ts';
import { withControl } from './control-plan.ts';
import type { Role } from './role.ts';
import { fraction, macOf, pick, uuidOf } from './seeded.ts';

export interface HostPlan {
  readonly name: string;
  readonly address: string;
  readonly uuid: string;
  readonly cores: number;
  readonly memoryKib: number;
  /** An ESXi host speaks no libvirt and has no door of its own here. */
  readonly kind: 'kvm' | 'esxi';
  /** PRIMECLUSTER with Host OS failover runs on it (configuration C). */
  readonly failover: boolean;
}

export interface GuestPlan {
  readonly name: string;
  readonly uuid: string;
  readonly mac: string;
  readonly address: string;
  readonly host: string;
  readonly role: Role;
  readonly vcpus: number;
  readonly memoryKib: number;
  readonly cluster: string | null;
  /** Nobody has written into the domain's metadata which node it is. */
  readonly unmarked?: boolean;
}

export interface SitePlan {
  readonly name: string;
  readonly seed: number;
  readonly hosts: readonly HostPlan[];
  readonly guests: readonly GuestPlan[];
  /** Clusters of guests, and those that the hosts of configuration C form among themselves. */
  readonly clusters: readonly ClusterPlan[];
}

export interface SiteSize {
  readonly hosts: number;
  readonly guests: number;
  /** How many of the guests are cluster nodes. */
  readonly nodes: number;
  /** ESXi hosts; each two carry one cluster of two more guests (configuration V). None when left out. */
  readonly esxi?: number;
  /** How many guests the RMS of hosts starts and stops: at most one for each of their clusters. None when left out. */
  readonly controlled?: number;
  /** How many cluster nodes, from the first on, have no mark in their domain's metadata. None when left out. */
  readonly unmarked?: number;
  readonly seed: number;
}

const KIB_PER_GIB = 1024 * 1024;

/** The same size and seed always give the same site, to the last MAC address. */
export function planSite(size: SiteSize): SitePlan {
  const hostNames = Array.from({ length: size.hosts }, (_, index) => hostName(index, size.hosts));
  const plainCount = size.hosts < 4 ? size.hosts : Math.ceil(size.hosts / 2);
  const failoverHosts = hostNames.slice(plainCount);
  const nodes = Math.min(size.nodes, size.guests);
  const { clusters, seats } = planClusters(hostNames.slice(0, plainCount), failoverHosts, nodes);
  const others = plainSeats(hostNames, size.guests - seats.length, size.guests);
  const esxiNames = Array.from({ length: size.esxi ?? 0 }, (_, index) => `esx-${index + 1}`);
  const vmware = planVmwareClusters(esxiNames);
  const guests = [...seats, ...others, ...vmware.seats].map((seat, index) =>
    planGuest(seat, index, size.seed, index < (size.unmarked ?? 0)),
  );
  const hosts = [...hostNames, ...esxiNames].map((name, index) =>
    planHost(name, index, guests, size.seed, {
      failover: failoverHosts.includes(name),
      kind: esxiNames.includes(name) ? 'esxi' : 'kvm',
    }),
  );
  return {
    ...{ name: 'Rehearsal', seed: size.seed, hosts, guests },
    clusters: [...withControl(clusters, seats, size.controlled ?? 0), ...vmware.clusters],
  };
}

function hostName(index: number, count: number): string {
  if (count <= 26) return `kvm-${String.fromCharCode(97 + index)}`;
  return `kvm-${String(index + 1).padStart(3, '0')}`;
}

function plainSeats(hosts: readonly string[], count: number, all: number): MemberSeat[] {
  const roles = ['batch', 'quiet', 'web', 'db'] as const;
  // The last hosts first in a small site: b and d carry the two guests that are no nodes.
  const order = all <= 8 ? hosts.filter((_, index) => index % 2 === 1) : hosts;
  const homes = order.length > 0 ? order : hosts;
  return Array.from({ length: count }, (_, index) => {
    const role = roles[index % roles.length] ?? 'quiet';
    const width = String(count).length;
    return {
      name: `${role === 'quiet' ? 'infra' : role === 'batch' ? 'batch' : `${role}-vm`}${String(index + 1).padStart(width, '0')}`,
      host: homes[index % homes.length] ?? '',
      role,
      cluster: null,
    };
  });
}

function planGuest(seat: MemberSeat, index: number, seed: number, unmarked: boolean): GuestPlan {
  const { name } = seat;
  const sizes = { web: [2, 4], db: [4, 8], batch: [4, 8], quiet: [1, 2] } as const;
  const gibs = { web: [4, 8], db: [8, 16], batch: [4, 8], quiet: [2, 4] } as const;
  return {
    ...seat,
    unmarked,
    uuid: uuidOf(seed, name),
    mac: macOf(seed, name),
    address: `10.${20 + Math.floor(index / 62_500)}.${Math.floor((index % 62_500) / 250)}.${(index % 250) + 2}`,
    vcpus: pick(sizes[seat.role], seed, `vcpus ${name}`),
    memoryKib: pick(gibs[seat.role], seed, `memory ${name}`) * KIB_PER_GIB,
  };
}

function planHost(
  name: string,
  index: number,
  guests: readonly GuestPlan[],
  seed: number,
  { failover, kind }: Pick<HostPlan, 'failover' | 'kind'>,
): HostPlan {
  const memory = guests.filter(({ host }) => host === name).reduce((sum, guest) => sum + guest.memoryKib, 0);
  const vcpus = guests.filter(({ host }) => host === name).reduce((sum, guest) => sum + guest.vcpus, 0);
  const spare = 1.2 + 0.3 * fraction(seed, `spare ${name}`);
  return {
    name,
    address: `10.10.${Math.floor(index / 250)}.${(index % 250) + 2}`,
    uuid: uuidOf(seed, name),
    // Never overcommitted, so that idle time can only grow.
    cores: Math.max(16, Math.ceil((vcpus * 1.05) / 8) * 8),
    memoryKib: Math.max(32, Math.ceil((memory / KIB_PER_GIB) * spare + 8)) * KIB_PER_GIB,
    kind,
    failover,
  };
}
