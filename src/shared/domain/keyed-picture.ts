import { keyedList, type KeyedList } from './keyed-list.ts';
import type {
  ClusterRecord,
  GuestRecord,
  HostRecord,
  MachineRecord,
  NodeRecord,
  SitePicture,
} from './site-picture.ts';

/** A picture whose records are found by their keys without building maps anew for each update. */
export interface KeyedPicture {
  readonly picture: SitePicture;
  readonly lists: RecordLists;
}

export interface RecordLists {
  readonly hosts: KeyedList<HostRecord>;
  readonly guests: KeyedList<GuestRecord>;
  readonly nodes: KeyedList<NodeRecord>;
  readonly clusters: KeyedList<ClusterRecord>;
  readonly machines: KeyedList<MachineRecord>;
}

/** What tells a list's records apart. */
export const KEY_OF = {
  hosts: ({ name }: HostRecord): string => name,
  guests: ({ id }: GuestRecord): string => id,
  nodes: ({ name }: NodeRecord): string => name,
  clusters: ({ name }: ClusterRecord): string => name,
  machines: ({ id }: MachineRecord): string => id,
} as const;

export const keyedPicture = (picture: SitePicture): KeyedPicture => ({
  picture,
  lists: {
    hosts: keyedList(picture.hosts, KEY_OF.hosts),
    guests: keyedList(picture.guests, KEY_OF.guests),
    nodes: keyedList(picture.nodes, KEY_OF.nodes),
    clusters: keyedList(picture.clusters, KEY_OF.clusters),
    machines: keyedList(picture.machines, KEY_OF.machines),
  },
});
