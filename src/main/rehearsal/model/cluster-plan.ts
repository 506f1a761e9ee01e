import type { CONFIGURATIONS } from '../../../shared/domain/inventory.ts';
import type { Role } from './role.ts';

/** What a cluster looks like when everything is well. */
export interface ClusterPlan {
  readonly name: string;
  /** `guests` for a cluster of guest nodes, `hosts` for that of the hosts in configuration C. */
  readonly kind: 'guests' | 'hosts';
  readonly configuration: (typeof CONFIGURATIONS)[number];
  /** Members in order; the first owns the application at the start. Node numbers count from 1. */
  readonly members: readonly string[];
  readonly agents: readonly string[];
  readonly application: string;
  readonly resources: readonly ResourcePlan[];
  /** Of hosts: the guest that the last of the resources starts and stops. */
  readonly controls?: string;
}

export interface ResourcePlan {
  readonly name: string;
  readonly type: 'andOp' | 'gRes';
}

/** A guest's place before its size is known. */
export interface MemberSeat {
  readonly name: string;
  readonly host: string;
  readonly role: Role;
  readonly cluster: string | null;
}

// sf.md 5: shutdown agents by environment (IAG 4.4 and 4.7, 5.1.2).
const PLAIN_AGENTS = ['SA_libvirtgp', 'SA_libvirtgr'];
const FAILOVER_AGENTS = [...PLAIN_AGENTS, 'SA_vmchkhost'];
const HOST_AGENTS = ['SA_ipmi', 'SA_lkcd'];
// IAG 4.3, H.1: it asks over the networks and stops nobody.
const VMWARE_AGENTS = ['SA_icmp'];

interface Planned {
  readonly clusters: readonly ClusterPlan[];
  readonly seats: readonly MemberSeat[];
}

type GuestConfiguration = Exclude<ClusterPlan['configuration'], 'V'>;

/** Clusters of two (the last may have three), turn by turn in the configurations that the hosts allow. */
export function planClusters(plain: readonly string[], failover: readonly string[], nodes: number): Planned {
  const pairs = hostPairs(failover);
  const kinds: GuestConfiguration[] = [
    ...(plain.length >= 2 ? (['B'] as const) : []),
    ...(pairs.length > 0 ? (['C'] as const) : []),
    'A',
  ];
  const clusters: ClusterPlan[] = pairs.map((members, index) => hostCluster(members, index, pairs.length));
  const seats: MemberSeat[] = [];
  const count = Math.floor(nodes / 2);
  for (let index = 0; index < count; index++) {
    const size = index === count - 1 ? nodes - seats.length : 2;
    const configuration = kinds[index % kinds.length] ?? 'A';
    const round = Math.floor(index / kinds.length);
    const name = clusterName(configuration, index, count);
    const members = Array.from({ length: size }, (_, place) => ({
      name: `${name}${count <= 3 ? '' : 'n'}${place + 1}`,
      host: homeOf(configuration, round, place, plain, pairs),
      role: roleOf(configuration),
      cluster: name,
    }));
    seats.push(...members);
    clusters.push(
      guestCluster(
        name,
        configuration,
        configuration === 'C' ? FAILOVER_AGENTS : PLAIN_AGENTS,
        members.map((member) => member.name),
      ),
    );
  }
  return { clusters, seats };
}

/** One cluster of two guests for each two ESXi hosts; on one host alone both are on it. */
export function planVmwareClusters(hosts: readonly string[]): Planned {
  const pairs = hosts.length === 1 ? [[...hosts]] : hostPairs(hosts);
  const clusters: ClusterPlan[] = [];
  const seats: MemberSeat[] = [];
  for (const [index, pair] of pairs.entries()) {
    const name = pairs.length === 1 ? 'vmw' : `vmw${index + 1}`;
    const members = [1, 2].map((place) => `${name}${pairs.length === 1 ? '' : 'n'}${place}`);
    clusters.push(guestCluster(name, 'V', VMWARE_AGENTS, members));
    for (const [place, member] of members.entries()) {
      seats.push({ name: member, host: pair[place % pair.length] ?? '', role: 'web', cluster: name });
    }
  }
  return { clusters, seats };
}

function hostPairs(hosts: readonly string[]): string[][] {
  const pairs: string[][] = [];
  for (let index = 0; index + 1 < hosts.length; index += 2) pairs.push(hosts.slice(index, index + 2));
  const odd = hosts.length % 2 === 1 ? hosts.at(-1) : undefined;
  if (odd !== undefined) pairs.at(-1)?.push(odd);
  return pairs;
}

function homeOf(
  configuration: GuestConfiguration,
  round: number,
  place: number,
  plain: readonly string[],
  pairs: readonly (readonly string[])[],
): string {
  const pair = pairs[round % Math.max(1, pairs.length)] ?? [];
  const homes = {
    A: [plain[round % plain.length] ?? ''],
    B: [plain[(round * 2) % plain.length] ?? '', plain[(round * 2 + 1) % plain.length] ?? ''],
    C: pair,
  }[configuration];
  return homes[place % homes.length] ?? '';
}

const roleOf = (configuration: GuestConfiguration): Role =>
  (({ A: 'batch', B: 'web', C: 'db' }) as const)[configuration];

function clusterName(configuration: GuestConfiguration, index: number, count: number): string {
  const name = { A: 'lab', B: 'web', C: 'db' }[configuration];
  return count <= 3 ? name : `${name}${String(index + 1).padStart(String(count).length, '0')}`;
}

function guestCluster(
  name: string,
  configuration: ClusterPlan['configuration'],
  agents: readonly string[],
  members: readonly string[],
): ClusterPlan {
  const application = `${name}app`;
  return {
    name,
    kind: 'guests',
    configuration,
    members,
    agents,
    application,
    resources: [
      { name: `ManageProgram000_Cmd_${application}`, type: 'gRes' },
      { name: `Gls000_${application}`, type: 'gRes' },
      { name: `Fsystem000_${application}`, type: 'gRes' },
      { name: `Gds000_${application}`, type: 'gRes' },
    ],
  };
}

function hostCluster(members: readonly string[], index: number, count: number): ClusterPlan {
  return {
    name: count === 1 ? 'hosts' : `hosts${index + 1}`,
    kind: 'hosts',
    configuration: 'C',
    members,
    agents: HOST_AGENTS,
    application: 'hostnet',
    // Only Gls and Cmdline may be in a host's application (IAG 4.5, 2.2.1).
    resources: [{ name: 'Gls000_hostnet', type: 'gRes' }],
  };
}
