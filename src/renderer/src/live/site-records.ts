import type {
  ClusterRecord,
  GuestRecord,
  HostRecord,
  MachineRecord,
  NodeRecord,
} from '../../../shared/domain/site-picture.ts';

/** Records by their keys. It keeps its identity while each of them does. */
export type Records<R> = Pick<ReadonlyMap<string, R>, 'get' | 'has' | 'size'>;

/** The records of a picture by their keys. Records that did not change keep their identity. */
export interface SiteRecords {
  readonly hosts: Records<HostRecord>;
  readonly guests: Records<GuestRecord>;
  readonly nodes: Records<NodeRecord>;
  readonly clusters: Records<ClusterRecord>;
  readonly machines: Records<MachineRecord>;
}

export const NO_RECORDS: SiteRecords = {
  hosts: new Map(),
  guests: new Map(),
  nodes: new Map(),
  clusters: new Map(),
  machines: new Map(),
};
