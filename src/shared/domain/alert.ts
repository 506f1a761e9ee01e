import { z } from 'zod';
import { FINDING_CODES, subjectSchema } from './finding.ts';
import { siteIdSchema } from './names.ts';
import { severitySchema } from './severity.ts';

/** Conditions that no machine's finding says: of the console itself, and metrics over their thresholds. */
export const OWN_ALERT_CODES = [
  /** The console's machine slept, or its clock was moved forward: nothing was watched meanwhile. */
  'console-slept',
  'console-clock-jumped-back',
  'console-clock-jumped-forward',
  /** The console's own process stood still. */
  'console-stalled',
  /** No machine of any site answers: the console's own network, or everything at once. */
  'console-network-lost',
  /** Dead man: no machine of the site is even asked any more. */
  'polling-stands-still',
  'store-disk-low',
  'store-takes-nothing',
  'protection-owed',
  'host-cpu-high',
  'host-memory-high',
] as const;
export const ALERT_CODES = [...FINDING_CODES, ...OWN_ALERT_CODES] as const;
export const alertCodeSchema = z.enum(ALERT_CODES);
export type AlertCode = z.infer<typeof alertCodeSchema>;

/** Until when the shutdown facility may still resolve a LEFTCLUSTER by itself (GDS guide 7.16.3). */
export const countdownSchema = z.object({
  from: z.number(),
  until: z.number(),
  /** `over`: its time is over, or every agent has reported KillFailed. */
  state: z.enum(['resolving', 'over']),
  because: z.enum(['time', 'all-agents-failed']),
  /** `settings`: from CLUSTER_TIMEOUT and rcsd.cfg; `default`: those are not known. */
  basis: z.enum(['settings', 'default']),
});
export type Countdown = z.infer<typeof countdownSchema>;

export const acknowledgementSchema = z.object({ at: z.number(), by: z.string(), reason: z.string() });

/** One occurrence: from the time its condition had held long enough until it was clear long enough. */
export const alertSchema = z.object({
  /** Stays the same over restarts of the console; never used again. */
  id: z.string(),
  /** Null: about the console itself. */
  site: siteIdSchema.nullable(),
  code: alertCodeSchema,
  subject: subjectSchema,
  /** Of a cause: the worst of itself and its symptoms. */
  severity: severitySchema,
  facts: z.record(z.string(), z.string()),
  /** Since when the condition holds; the alert opened after the rule's hold time. */
  since: z.number(),
  openedAt: z.number(),
  clearedAt: z.number().nullable(),
  notifiedAt: z.number().nullable(),
  acknowledged: acknowledgementSchema.nullable(),
  /** What keeps it from being notified now, besides an acknowledgement. */
  suppressed: z.enum(['silence', 'maintenance', 'cause']).nullable(),
  /** Id of the alert that this one is a symptom of. */
  cause: z.string().nullable(),
  /** Ids of the open alerts that are symptoms of this one. */
  symptoms: z.array(z.string()),
  flapping: z.boolean(),
  /** `false`: what would confirm it is not known at the moment; it is not taken for cleared. */
  confirmed: z.boolean(),
  countdown: countdownSchema.nullable(),
  /** Key of the text that cites the documented procedure. */
  procedure: z.string(),
  /** `nodeward://SITE/KIND/ID?at=MS`: the object at the time. */
  link: z.string(),
});
export type Alert = z.infer<typeof alertSchema>;

export const ALERT_EVENTS = [
  'opened',
  'notified',
  'acknowledged',
  'silenced',
  'unsilenced',
  'flapping',
  'steady',
  'inhibited',
  'cleared',
  're-armed',
] as const;
export const alertEventSchema = z.object({
  at: z.number(),
  alert: z.string(),
  kind: z.enum(ALERT_EVENTS),
  /** Who and why, where a person did it; the cause's id for `inhibited`. */
  by: z.string().nullable(),
  reason: z.string().nullable(),
});
export type AlertEvent = z.infer<typeof alertEventSchema>;

/** Nothing that matches is notified until then. A field that is null matches everything. */
export const silenceSchema = z.object({
  id: z.string(),
  site: siteIdSchema.nullable(),
  subject: subjectSchema.nullable(),
  code: alertCodeSchema.nullable(),
  from: z.number(),
  until: z.number(),
  by: z.string(),
  reason: z.string(),
});
export type Silence = z.infer<typeof silenceSchema>;

/** Planned work: the subject and all that stands on it (a host's guests, a cluster's nodes) is not notified. */
export const maintenanceSchema = z.object({
  id: z.string(),
  site: siteIdSchema,
  subject: subjectSchema,
  from: z.number(),
  until: z.number(),
  by: z.string(),
  reason: z.string(),
});
export type MaintenanceWindow = z.infer<typeof maintenanceSchema>;

/** A time in which the console did not watch, or kept nothing of what it saw. */
export const gapSchema = z.object({
  kind: z.enum([
    'slept',
    'clock-jumped-back',
    'clock-jumped-forward',
    'stalled',
    'network-lost',
    'engine-not-running',
    'nothing-stored',
  ]),
  from: z.number(),
  until: z.number().nullable(),
});
export type Gap = z.infer<typeof gapSchema>;

/** The object at a time, as a link that the desktop's handler opens. */
export function objectLink(site: string | null, subject: z.infer<typeof subjectSchema>, at: number): string {
  return `nodeward://${site ?? 'console'}/${subject.kind}/${encodeURIComponent(subject.id)}?at=${at}`;
}
