import { z } from 'zod';
import { KEY_OF, keyedPicture, type KeyedPicture, type RecordLists } from './keyed-picture.ts';
import { changedList, listChange, listChangeSchema } from './list-change.ts';
import {
  clusterRecordSchema,
  guestRecordSchema,
  hostRecordSchema,
  machineRecordSchema,
  nodeRecordSchema,
  sitePictureSchema,
  type SitePicture,
} from './site-picture.ts';

/** What the live topic carries: the whole picture first, then only what changed. */
export const siteUpdateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole'), picture: sitePictureSchema }),
  z.object({
    kind: z.literal('change'),
    /** `at` of the picture that this follows on: it says nothing about any other. */
    base: z.number(),
    at: z.number(),
    severity: sitePictureSchema.shape.severity,
    hosts: listChangeSchema(hostRecordSchema),
    guests: listChangeSchema(guestRecordSchema),
    nodes: listChangeSchema(nodeRecordSchema),
    clusters: listChangeSchema(clusterRecordSchema),
    machines: listChangeSchema(machineRecordSchema),
    /** Null: as before. */
    findings: sitePictureSchema.shape.findings.nullable(),
    /** Null: as before. */
    advice: sitePictureSchema.shape.findings.nullable(),
  }),
]);
export type SiteUpdate = z.infer<typeof siteUpdateSchema>;
type SiteChange = Extract<SiteUpdate, { kind: 'change' }>;

/** The picture after an update. Records that did not change keep their identity. Null: the update does not follow on it. */
export function applyUpdate(before: KeyedPicture | null, update: SiteUpdate): KeyedPicture | null {
  if (update.kind === 'whole') return keyedPicture(update.picture);
  if (before?.picture.at !== update.base) return null;
  const lists = changedLists(before.lists, update);
  if (lists === null) return null;
  const { at, severity, findings, advice } = update;
  const picture = {
    ...before.picture,
    at,
    severity,
    findings: findings ?? before.picture.findings,
    advice: advice ?? before.picture.advice,
    hosts: lists.hosts.list,
    guests: lists.guests.list,
    nodes: lists.nodes.list,
    clusters: lists.clusters.list,
    machines: lists.machines.list,
  };
  return { picture, lists };
}

function changedLists(before: RecordLists, update: SiteChange): RecordLists | null {
  const hosts = changedList(before.hosts, update.hosts, KEY_OF.hosts);
  const guests = changedList(before.guests, update.guests, KEY_OF.guests);
  const nodes = changedList(before.nodes, update.nodes, KEY_OF.nodes);
  const clusters = changedList(before.clusters, update.clusters, KEY_OF.clusters);
  const machines = changedList(before.machines, update.machines, KEY_OF.machines);
  if (hosts === null || guests === null || nodes === null || clusters === null || machines === null)
    return null;
  return { hosts, guests, nodes, clusters, machines };
}

/** What to send to somebody who has `before`. */
export function changeBetween(before: SitePicture, after: SitePicture): SiteChange {
  return {
    kind: 'change',
    base: before.at,
    at: after.at,
    severity: after.severity,
    hosts: listChange(before.hosts, after.hosts, KEY_OF.hosts),
    guests: listChange(before.guests, after.guests, KEY_OF.guests),
    nodes: listChange(before.nodes, after.nodes, KEY_OF.nodes),
    clusters: listChange(before.clusters, after.clusters, KEY_OF.clusters),
    machines: listChange(before.machines, after.machines, KEY_OF.machines),
    findings: after.findings === before.findings ? null : after.findings,
    advice: after.advice === before.advice ? null : after.advice,
  };
}
