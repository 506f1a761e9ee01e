import { z } from 'zod';
import {
  alertCodeSchema,
  alertEventSchema,
  alertSchema,
  gapSchema,
  maintenanceSchema,
  silenceSchema,
} from '../domain/alert.ts';
import { fileProblemSchema } from '../domain/file-problem.ts';
import { subjectSchema } from '../domain/finding.ts';
import { siteIdSchema } from '../domain/names.ts';
import { reasonSchema } from '../domain/own-words.ts';

/** Who does it, as the console knows it; and why, for those who come later. */
const signed = {
  by: z.string().min(1).max(100),
  reason: z.string().min(1).max(1000),
};
const longest = 400 * 86_400_000;

/** What the topic carries: everything that is open, of all sites, and what keeps quiet. */
export const alertsPayloadSchema = z.object({
  at: z.number(),
  open: z.array(alertSchema),
  silences: z.array(silenceSchema),
  maintenance: z.array(maintenanceSchema),
  /** Set while the console is not watching, or has not asked every machine again since. */
  gap: gapSchema.nullable(),
  /** Since when the store takes nothing: what happened and was decided since holds, but a restart forgets it. */
  unstoredSince: z.number().nullable(),
});
export type AlertsPayload = z.infer<typeof alertsPayloadSchema>;

export const alertHistoryInputSchema = z.object({
  /** Of this site and of the console itself; null: of all sites and of the console itself. */
  site: siteIdSchema.nullable(),
  from: z.number(),
  to: z.number(),
  limit: z.int().min(1).max(1000),
});
/** Alerts that were open at any time of the range, the newest first, with what happened to each. */
export const alertHistorySchema = z.object({
  alerts: z.array(z.object({ alert: alertSchema, events: z.array(alertEventSchema) })),
  gaps: z.array(gapSchema),
});

export const acknowledgeInputSchema = z.object({ alert: z.string().min(1).max(1000), ...signed });
export const silenceInputSchema = z.object({
  site: siteIdSchema.nullable(),
  subject: subjectSchema.nullable(),
  code: alertCodeSchema.nullable(),
  forMs: z.number().positive().max(longest),
  ...signed,
});
export const unsilenceInputSchema = z.object({ id: z.string(), by: signed.by });
export const maintenanceInputSchema = z
  .object({ site: siteIdSchema, subject: subjectSchema, from: z.number(), until: z.number(), ...signed })
  .refine(({ from, until }) => until > from && until - from <= longest, 'it must end after it begins');
export const maintenanceEndInputSchema = z.object({ id: z.string(), by: signed.by });

export const CHANNEL_KINDS = ['webhook', 'alertmanager', 'smtp'] as const;

/** One message to one channel: what became of it. */
export const deliverySchema = z.object({
  channel: z.string(),
  alert: z.string(),
  kind: z.enum(['firing', 'flapping', 'resolved', 'test']),
  createdAt: z.number(),
  attempts: z.number(),
  state: z.enum(['waiting', 'delivered', 'given-up']),
  deliveredAt: z.number().nullable(),
  /** Of the last attempt that failed; never a secret. */
  failure: reasonSchema.nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const notifyStatusSchema = z.object({
  file: z.string(),
  /** Why the file cannot be used; the last sound one goes on. */
  problems: z.array(fileProblemSchema),
  channels: z.array(z.object({ name: z.string(), kind: z.enum(CHANNEL_KINDS), to: z.string() })),
  waiting: z.number(),
  last: z.array(deliverySchema),
});
export type NotifyStatus = z.infer<typeof notifyStatusSchema>;

export const notifyTestInputSchema = z.object({ channel: z.string() });
/** `delivered: false` with why. */
export const notifyTestSchema = z.object({ delivered: z.boolean(), failure: reasonSchema.nullable() });
