import type { ClusterName } from '../../../shared/domain/names.ts';
import type { Configuration } from '../../../shared/domain/configuration.ts';
import type { ClusterDraft, GuestDraft, HostDraft, NodeDraft, SiteReadings } from './site-readings.ts';

/** A site's readings with the ways between them. */
export interface Site extends SiteReadings {
  readonly membersOf: (cluster: ClusterDraft) => readonly NodeDraft[];
  readonly clusterOf: (node: NodeDraft) => ClusterDraft | null;
  readonly guestOf: (node: NodeDraft) => GuestDraft | null;
  readonly hostNamed: (name: string) => HostDraft | null;
  /** Every host that libvirt is asked on answered: what none of them lists is nowhere. */
  readonly allHostsKnown: boolean;
}

export function indexSite(readings: SiteReadings): Site {
  const { hosts, guests, nodes, clusters } = readings;
  const clusterNamed = new Map(clusters.map((cluster) => [cluster.name, cluster]));
  const guestWith = new Map(guests.map((guest) => [guest.id, guest]));
  const hostBy = new Map(hosts.map((host) => [String(host.name), host]));
  const members = new Map<ClusterName, NodeDraft[]>();
  for (const node of nodes) members.set(node.cluster, [...(members.get(node.cluster) ?? []), node]);
  const asked = hosts.filter(({ kind }) => kind === 'kvm');
  return {
    ...readings,
    membersOf: ({ name }) => members.get(name) ?? [],
    clusterOf: ({ cluster }) => clusterNamed.get(cluster) ?? null,
    guestOf: ({ guest }) => (guest === null ? null : (guestWith.get(guest) ?? null)),
    hostNamed: (name) => hostBy.get(name) ?? null,
    allHostsKnown: asked.length > 0 && asked.every(({ libvirt }) => libvirt.kind === 'known'),
  };
}

/** What a person declared wins; what was concluded stands in for it. */
export const configurationOf = ({ deduction }: ClusterDraft): Configuration | null =>
  deduction.declared ?? deduction.concluded;
