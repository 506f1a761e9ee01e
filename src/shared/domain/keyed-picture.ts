import { keyedList, type KeyedList } from './keyed-list.ts';
import type {
  ClusterRecord,
  GuestRecord,
  HostRecord,
  MachineRecord,
  NodeRecord,
  SitePicture,
} from './site-picture.ts';
import type { Words } from './words.ts';

export type HostWords = Words<HostRecord>;
export type GuestWords = Words<GuestRecord>;
export type NodeWords = Words<NodeRecord>;
export type ClusterWords = Words<ClusterRecord>;
export type MachineWords = Words<MachineRecord>;

/** A picture whose records are found by their keys without building maps anew for each update. */
export interface KeyedPicture {
  readonly frame: PictureFrame;
  readonly lists: RecordLists;
  readonly picture: SitePicture;
}

/** A picture without its records. */
export type PictureFrame = Omit<SitePicture, keyof RecordLists>;

export interface RecordLists {
  readonly hosts: KeyedList<HostRecord, HostWords>;
  readonly guests: KeyedList<GuestRecord, GuestWords>;
  readonly nodes: KeyedList<NodeRecord, NodeWords>;
  readonly clusters: KeyedList<ClusterRecord, ClusterWords>;
  readonly machines: KeyedList<MachineRecord, MachineWords>;
}

/** What tells a list's records apart. */
export const KEY_OF = {
  hosts: ({ name }: HostRecord): string => name,
  guests: ({ id }: GuestRecord): string => id,
  nodes: ({ name }: NodeRecord): string => name,
  clusters: ({ name }: ClusterRecord): string => name,
  machines: ({ id }: MachineRecord): string => id,
} as const;

export function keyedPicture(picture: SitePicture): KeyedPicture {
  const { hosts, guests, nodes, clusters, machines, ...frame } = picture;
  return framed(frame, {
    hosts: keyedList(hosts, KEY_OF.hosts),
    guests: keyedList(guests, KEY_OF.guests),
    nodes: keyedList(nodes, KEY_OF.nodes),
    clusters: keyedList(clusters, KEY_OF.clusters),
    machines: keyedList(machines, KEY_OF.machines),
  });
}

/** The picture's own lists are made when somebody reads them. */
export const framed = (frame: PictureFrame, lists: RecordLists): KeyedPicture => ({
  frame,
  lists,
  picture: {
    ...frame,
    get hosts() {
      return lists.hosts.list;
    },
    get guests() {
      return lists.guests.list;
    },
    get nodes() {
      return lists.nodes.list;
    },
    get clusters() {
      return lists.clusters.list;
    },
    get machines() {
      return lists.machines.list;
    },
  },
});
