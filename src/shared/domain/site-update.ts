import { z } from 'zod';
import { framed, KEY_OF, keyedPicture, type KeyedPicture, type RecordLists } from './keyed-picture.ts';
import { changedList, isChangeOf, listChange, listChangeSchema } from './list-change.ts';
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

/**
 * The picture after an update. Records that did not change keep their identity; those of `before` are not to be read any
 * more. Null: the update does not follow on it, and nothing is done.
 */
export function applyUpdate(before: KeyedPicture | null, update: SiteUpdate): KeyedPicture | null {
  if (update.kind === 'whole') return keyedPicture(update.picture);
  if (before?.frame.at !== update.base || !isChange(before.lists, update)) return null;
  const { at, severity, findings, advice } = update;
  const frame = {
    ...before.frame,
    at,
    severity,
    findings: findings ?? before.frame.findings,
    advice: advice ?? before.frame.advice,
  };
  return framed(frame, changedLists(before.lists, update));
}

const isChange = (before: RecordLists, update: SiteChange): boolean =>
  isChangeOf(before.hosts, update.hosts, KEY_OF.hosts) &&
  isChangeOf(before.guests, update.guests, KEY_OF.guests) &&
  isChangeOf(before.nodes, update.nodes, KEY_OF.nodes) &&
  isChangeOf(before.clusters, update.clusters, KEY_OF.clusters) &&
  isChangeOf(before.machines, update.machines, KEY_OF.machines);

const changedLists = (before: RecordLists, update: SiteChange): RecordLists => ({
  hosts: changedList(before.hosts, update.hosts, KEY_OF.hosts),
  guests: changedList(before.guests, update.guests, KEY_OF.guests),
  nodes: changedList(before.nodes, update.nodes, KEY_OF.nodes),
  clusters: changedList(before.clusters, update.clusters, KEY_OF.clusters),
  machines: changedList(before.machines, update.machines, KEY_OF.machines),
});

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
