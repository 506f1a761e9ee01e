import { z } from 'zod';
import { acknowledgementSchema, alertCodeSchema, countdownSchema } from '../../shared/domain/alert.ts';
import { subjectSchema } from '../../shared/domain/finding.ts';
import { siteIdSchema } from '../../shared/domain/names.ts';
import { severitySchema } from '../../shared/domain/severity.ts';
import type { Entry } from '../domain/alerts/entry.ts';

const time = z.number().nullable();
const entrySchema = z.object({
  key: z.string(),
  site: siteIdSchema.nullable(),
  code: alertCodeSchema,
  severity: severitySchema,
  subject: subjectSchema,
  facts: z.record(z.string(), z.string()),
  since: z.number(),
  phase: z.enum(['pending', 'open', 'clear']),
  seenAt: z.number(),
  openedAt: time,
  goneSince: time,
  clearedAt: time,
  notifiedAt: time,
  notifiedSeverity: severitySchema.nullable(),
  acknowledged: acknowledgementSchema.nullable(),
  changes: z.array(z.number()),
  flapping: z.boolean(),
  confirmed: z.boolean(),
  cause: z.string().nullable(),
  suppressed: z.enum(['silence', 'maintenance', 'cause']).nullable(),
  countdown: countdownSchema.nullable(),
});

/** Null: written by another version of the program in a way that this one cannot read. */
export function readEntry(json: string): Entry | null {
  const parsed = entrySchema.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : null;
}
