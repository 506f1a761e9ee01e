import type { Subject } from '../../../shared/domain/finding.ts';
import type { GuestRecord, SitePicture } from '../../../shared/domain/site-picture.ts';

/** What stands on what, within one site. Every list names the nearest first. */
export interface Topology {
  readonly hostOfGuest: ReadonlyMap<string, string>;
  readonly guestOfNode: ReadonlyMap<string, string>;
  readonly clusterOfNode: ReadonlyMap<string, string>;
  readonly nodesOfCluster: ReadonlyMap<string, readonly string[]>;
}

export function topologyOf(picture: SitePicture): Topology {
  const hostOfGuest = new Map<string, string>();
  for (const guest of picture.guests) {
    const host = hostOf(guest);
    if (host !== null) hostOfGuest.set(guest.id, host);
  }
  return {
    hostOfGuest,
    guestOfNode: new Map(picture.nodes.flatMap(({ name, guest }) => (guest === null ? [] : [[name, guest]]))),
    clusterOfNode: new Map(picture.nodes.map(({ name, cluster }) => [name, cluster])),
    nodesOfCluster: new Map(picture.clusters.map(({ name, nodes }) => [name, nodes])),
  };
}

/** Where a guest runs, or ran when that was last known. One that is active anywhere is on no other host. */
function hostOf({ placements }: GuestRecord): string | null {
  const active = placements.find(
    ({ standing }) => standing.kind === 'known' && standing.value.state !== 'shut off',
  );
  if (active !== undefined) return active.host;
  const last = placements.find(
    ({ standing }) =>
      standing.kind === 'unknown' && standing.last !== null && standing.last.value.state !== 'shut off',
  );
  return (last ?? placements[0])?.host ?? null;
}

/** Everything that the subject stands on, and what it is part of. */
export function ancestorsOf(subject: Subject, topology: Topology): Subject[] {
  switch (subject.kind) {
    case 'guest':
      return named('host', topology.hostOfGuest.get(subject.id));
    case 'node': {
      const guests = named('guest', topology.guestOfNode.get(subject.id));
      const hosts = guests.flatMap((guest) => ancestorsOf(guest, topology));
      return [...guests, ...hosts, ...named('cluster', topology.clusterOfNode.get(subject.id))];
    }
    case 'application':
    case 'resource':
      return named('cluster', subject.id.split('/')[0]);
    case 'site':
    case 'host':
    case 'cluster':
      return [];
  }
}

const named = (kind: Subject['kind'], id: string | undefined): Subject[] =>
  id === undefined ? [] : [{ kind, id }];
