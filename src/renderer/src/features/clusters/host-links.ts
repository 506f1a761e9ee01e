import type {
  ClusterRecord,
  GuestRecord,
  HostRecord,
  NodeRecord,
} from '../../../../shared/domain/site-picture.ts';

export interface HostLink {
  /** The host's own CF node. */
  readonly node: string;
  /** The guest nodes whose domain is known to be active on it: they go down with it. */
  readonly guests: readonly string[];
}

interface Records {
  readonly hosts: readonly HostRecord[];
  readonly nodes: readonly NodeRecord[];
  readonly guest: (id: string) => GuestRecord | null;
}

/** For a cluster of configuration C, seen from either side: its host nodes, each with the guest nodes that it carries. */
export function hostLinks(cluster: ClusterRecord, { hosts, nodes, guest }: Records): readonly HostLink[] {
  const own = new Set<string>(cluster.nodes);
  const isOfHosts = nodes.some(({ name, host }) => own.has(name) && host !== null);
  return hosts.flatMap(({ name, node }): HostLink[] => {
    if (node === null || (isOfHosts && !own.has(node))) return [];
    const carried = nodes.filter(
      (each) => each.guest !== null && (isOfHosts || own.has(each.name)) && runsOn(guest(each.guest), name),
    );
    if (!isOfHosts && carried.length === 0) return [];
    return [{ node, guests: carried.map((each) => each.name) }];
  });
}

const runsOn = (guest: GuestRecord | null, host: string): boolean =>
  guest?.placements.some(
    (placement) =>
      placement.host === host &&
      placement.standing.kind === 'known' &&
      !['shut off', 'no state'].includes(placement.standing.value.state),
  ) ?? false;
