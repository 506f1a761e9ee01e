import { KeyedList } from '../../../shared/domain/keyed-list.ts';
import type {
  ClusterRecord,
  GuestRecord,
  HostRecord,
  MachineRecord,
  NodeRecord,
} from '../../../shared/domain/site-picture.ts';

/** Records in their order and by their keys. It keeps its identity while each of them does. */
export type Records<R> = Readonly<Pick<KeyedList<R>, 'get' | 'has' | 'size' | 'places'>> & {
  readonly list: readonly R[];
};

/** The records of a picture by their keys. Records that did not change keep their identity. */
export interface SiteRecords {
  readonly hosts: Records<HostRecord>;
  readonly guests: Records<GuestRecord>;
  readonly nodes: Records<NodeRecord>;
  readonly clusters: Records<ClusterRecord>;
  readonly machines: Records<MachineRecord>;
}

const none = <R>(): Records<R> => new KeyedList<R>([], new Map());

export const NO_RECORDS: SiteRecords = {
  hosts: none(),
  guests: none(),
  nodes: none(),
  clusters: none(),
  machines: none(),
};
