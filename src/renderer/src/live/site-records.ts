import type {
  ClusterRecord,
  GuestRecord,
  HostRecord,
  MachineRecord,
  NodeRecord,
  SitePicture,
} from '../../../shared/domain/site-picture.ts';
import { applyUpdate, type SiteUpdate } from '../../../shared/domain/site-update.ts';

/** The records of a picture by their keys. Records that did not change keep their identity. */
export interface SiteRecords {
  readonly hosts: ReadonlyMap<string, HostRecord>;
  readonly guests: ReadonlyMap<string, GuestRecord>;
  readonly nodes: ReadonlyMap<string, NodeRecord>;
  readonly clusters: ReadonlyMap<string, ClusterRecord>;
  readonly machines: ReadonlyMap<string, MachineRecord>;
}

/** A picture with its records; `null`: none yet, or none stored. */
export interface KeyedPicture {
  readonly picture: SitePicture | null;
  readonly records: SiteRecords;
}

const by = <R>(records: readonly R[], keyOf: (record: R) => string): ReadonlyMap<string, R> =>
  new Map(records.map((record) => [keyOf(record), record]));

const NOTHING: SiteRecords = {
  hosts: new Map(),
  guests: new Map(),
  nodes: new Map(),
  clusters: new Map(),
  machines: new Map(),
};

export function keyed(picture: SitePicture | null): KeyedPicture {
  if (picture === null) return { picture, records: NOTHING };
  const records = {
    hosts: by(picture.hosts, ({ name }) => name),
    guests: by(picture.guests, ({ id }) => id),
    nodes: by(picture.nodes, ({ name }) => name),
    clusters: by(picture.clusters, ({ name }) => name),
    machines: by(picture.machines, ({ id }) => id),
  };
  return { picture, records };
}

/** The picture after an update; lists that did not change keep their identity and their keys. */
export function updated(before: KeyedPicture, update: SiteUpdate): KeyedPicture {
  const picture = applyUpdate(before.picture, update);
  if (picture === null || before.picture === null || update.kind === 'whole') return keyed(picture);
  const { records } = before;
  const { gone } = update;
  return {
    picture,
    records: {
      hosts: rekeyed(records.hosts, update.hosts, gone.hosts, ({ name }) => name),
      guests: rekeyed(records.guests, update.guests, gone.guests, ({ id }) => id),
      nodes: rekeyed(records.nodes, update.nodes, gone.nodes, ({ name }) => name),
      clusters: rekeyed(records.clusters, update.clusters, gone.clusters, ({ name }) => name),
      machines: rekeyed(records.machines, update.machines, gone.machines, ({ id }) => id),
    },
  };
}

function rekeyed<R>(
  before: ReadonlyMap<string, R>,
  changed: readonly R[],
  gone: readonly string[],
  keyOf: (record: R) => string,
): ReadonlyMap<string, R> {
  if (changed.length === 0 && gone.length === 0) return before;
  const after = new Map(before);
  for (const key of gone) after.delete(key);
  for (const record of changed) after.set(keyOf(record), record);
  return after;
}
