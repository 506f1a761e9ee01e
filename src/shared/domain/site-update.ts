import { z } from 'zod';
import {
  clusterRecordSchema,
  guestRecordSchema,
  hostRecordSchema,
  machineRecordSchema,
  nodeRecordSchema,
  sitePictureSchema,
  type SitePicture,
} from './site-picture.ts';

/** What the live topic carries: the whole picture first, then only the records that changed. */
export const siteUpdateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole'), picture: sitePictureSchema }),
  z.object({
    kind: z.literal('change'),
    at: z.number(),
    severity: sitePictureSchema.shape.severity,
    hosts: z.array(hostRecordSchema),
    guests: z.array(guestRecordSchema),
    nodes: z.array(nodeRecordSchema),
    clusters: z.array(clusterRecordSchema),
    machines: z.array(machineRecordSchema),
    /** Null: as before. */
    findings: sitePictureSchema.shape.findings.nullable(),
    /** Null: as before. */
    advice: sitePictureSchema.shape.findings.nullable().default(null),
    gone: z.object({
      hosts: z.array(z.string()),
      guests: z.array(z.string()),
      nodes: z.array(z.string()),
      clusters: z.array(z.string()),
      machines: z.array(z.string()),
    }),
  }),
]);
export type SiteUpdate = z.infer<typeof siteUpdateSchema>;
type SiteChange = Extract<SiteUpdate, { kind: 'change' }>;

/** The picture after an update. Records that did not change keep their identity. */
export function applyUpdate(before: SitePicture | null, update: SiteUpdate): SitePicture | null {
  if (update.kind === 'whole') return update.picture;
  if (before === null) return null;
  const { gone } = update;
  return {
    ...before,
    at: update.at,
    severity: update.severity,
    findings: update.findings ?? before.findings,
    advice: update.advice ?? before.advice,
    hosts: merge(before.hosts, update.hosts, gone.hosts, (host) => host.name),
    guests: merge(before.guests, update.guests, gone.guests, (guest) => guest.id),
    nodes: merge(before.nodes, update.nodes, gone.nodes, (node) => node.name),
    clusters: merge(before.clusters, update.clusters, gone.clusters, (cluster) => cluster.name),
    machines: merge(before.machines, update.machines, gone.machines, (machine) => machine.id),
  };
}

function merge<T>(
  before: readonly T[],
  changed: readonly T[],
  gone: readonly string[],
  idOf: (record: T) => string,
): T[] {
  if (changed.length === 0 && gone.length === 0) return before as T[];
  const left = new Set(gone);
  const fresh = new Map(changed.map((record) => [idOf(record), record]));
  const kept = before
    .filter((record) => !left.has(idOf(record)))
    .map((record) => {
      const next = fresh.get(idOf(record));
      fresh.delete(idOf(record));
      return next ?? record;
    });
  return [...kept, ...fresh.values()];
}

/** What to send to somebody who has `before`. Records are compared by identity: equal ones must be reused. */
export function changeBetween(before: SitePicture, after: SitePicture): SiteChange {
  const differ = <T>(old: readonly T[], now: readonly T[], idOf: (record: T) => string) => {
    const known = new Map(old.map((record) => [idOf(record), record]));
    const changed = now.filter((record) => known.get(idOf(record)) !== record);
    for (const record of now) known.delete(idOf(record));
    return { changed, gone: [...known.keys()] };
  };
  const hosts = differ(before.hosts, after.hosts, (host) => host.name);
  const guests = differ(before.guests, after.guests, (guest) => guest.id);
  const nodes = differ(before.nodes, after.nodes, (node) => node.name);
  const clusters = differ(before.clusters, after.clusters, (cluster) => cluster.name);
  const machines = differ(before.machines, after.machines, (machine) => machine.id);
  return {
    kind: 'change',
    at: after.at,
    severity: after.severity,
    hosts: hosts.changed,
    guests: guests.changed,
    nodes: nodes.changed,
    clusters: clusters.changed,
    machines: machines.changed,
    findings: after.findings === before.findings ? null : after.findings,
    advice: after.advice === before.advice ? null : after.advice,
    gone: {
      hosts: hosts.gone,
      guests: guests.gone,
      nodes: nodes.gone,
      clusters: clusters.gone,
      machines: machines.gone,
    },
  };
}
