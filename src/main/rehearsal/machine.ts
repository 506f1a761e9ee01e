import { MachineTally } from './machine-tally.ts';
import type { ClusterMember } from './model/cluster-member.ts';
import type { Cluster } from './model/cluster.ts';
import type { RehearsalSite } from './model/rehearsal-site.ts';

/** Something with an sshd: a host, or a guest that is a cluster node. */
export interface Machine {
  readonly name: string;
  readonly kind: 'host' | 'node';
  readonly address: string;
  readonly site: RehearsalSite;
  readonly tally: MachineTally;
  /** Null on a host that runs no PRIMECLUSTER. */
  readonly cluster: Cluster | null;
  readonly member: ClusterMember | null;
}

export function machinesOf(site: RehearsalSite): Machine[] {
  const machine = (name: string, kind: Machine['kind'], address: string): Machine => ({
    name,
    kind,
    address,
    site,
    tally: new MachineTally(name),
    cluster: site.clusterOf(name) ?? null,
    member: site.member(name) ?? null,
  });
  const hosts = site.plan.hosts
    .filter(({ kind }) => kind === 'kvm')
    .map(({ name, address }) => machine(name, 'host', address));
  const nodes = site.plan.guests
    .filter(({ cluster }) => cluster !== null)
    .map(({ name, address }) => machine(name, 'node', address));
  return [...hosts, ...nodes];
}
