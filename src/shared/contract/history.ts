import { z } from 'zod';
import { subjectSchema } from '../domain/finding.ts';
import { guestIdSchema, hostNameSchema, siteIdSchema } from '../domain/names.ts';
import { momentSchema } from '../domain/moment.ts';
import { probeFailureSchema } from '../domain/probe-failure.ts';

/** Metric names with their units: cores, bytes, bytes per second. */
export const METRICS = [
  'cpu',
  'memory',
  'memory-total',
  'net-rx',
  'net-tx',
  'disk-read',
  'disk-write',
  'cpu-total',
] as const;
export const metricSchema = z.enum(METRICS);
export type Metric = z.infer<typeof metricSchema>;

/** Small stacked graphs: one value a bucket, null where nothing was measured (a gap is drawn as a gap). */
export const hostLoadsSchema = z.object({
  host: hostNameSchema,
  cpuTotal: z.number().nullable(),
  memoryTotal: z.number().nullable(),
  /** The host itself, all included. */
  cpu: z.array(z.number().nullable()),
  memory: z.array(z.number().nullable()),
  guests: z.array(
    z.object({
      guest: guestIdSchema,
      cpu: z.array(z.number().nullable()),
      memory: z.array(z.number().nullable()),
    }),
  ),
});
export type HostLoads = z.infer<typeof hostLoadsSchema>;

export const loadsInputSchema = z.object({
  site: siteIdSchema,
  moment: momentSchema,
  hosts: z.array(hostNameSchema).max(200),
  windowMs: z
    .number()
    .positive()
    .max(7 * 86_400_000),
  maxPoints: z.int().min(2).max(500),
});
export const loadsSchema = z.object({
  from: z.number(),
  to: z.number(),
  stepMs: z.number(),
  hosts: z.array(hostLoadsSchema),
});

export const seriesInputSchema = z.object({
  site: siteIdSchema,
  subject: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('host'), id: hostNameSchema }),
    z.object({ kind: z.literal('guest'), id: guestIdSchema }),
  ]),
  metrics: z.array(metricSchema).min(1).max(8),
  moment: momentSchema,
  windowMs: z
    .number()
    .positive()
    .max(400 * 86_400_000),
  maxPoints: z.int().min(2).max(2000),
});
/** Of whom samples are kept. */
export type SeriesSubject = z.input<typeof seriesInputSchema>['subject'];
/** Bucketed: `t` is the start of each bucket; min, mean and max within it, null where nothing was measured. */
export const seriesSchema = z.object({
  from: z.number(),
  to: z.number(),
  stepMs: z.number(),
  t: z.array(z.number()),
  metrics: z.array(
    z.object({
      metric: metricSchema,
      min: z.array(z.number().nullable()),
      mean: z.array(z.number().nullable()),
      max: z.array(z.number().nullable()),
    }),
  ),
});
export type Series = z.infer<typeof seriesSchema>;

/** A state that began: what, as seen by whom, from what to what. `known: false` means that it became unknown. */
export const stateChangeSchema = z.object({
  at: z.number(),
  subject: subjectSchema,
  aspect: z.string(),
  observer: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  because: probeFailureSchema.nullable(),
});
export type StateChange = z.infer<typeof stateChangeSchema>;

export const changesInputSchema = z.object({
  site: siteIdSchema,
  /** Null: the whole site. */
  subject: subjectSchema.nullable(),
  moment: momentSchema,
  windowMs: z.number().positive(),
  limit: z.int().min(1).max(1000),
});
