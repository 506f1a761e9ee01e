import { z } from 'zod';
import { severitySchema } from '../../shared/domain/severity.ts';

/** What is sent out: words are made before, so that what is sent later says what was meant. */
export const messageSchema = z.object({
  version: z.literal(1),
  kind: z.enum(['firing', 'flapping', 'resolved', 'test']),
  alert: z.string(),
  site: z.string().nullable(),
  code: z.string(),
  severity: severitySchema,
  subject: z.object({ kind: z.string(), id: z.string() }),
  title: z.string(),
  procedure: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime().nullable(),
  link: z.string(),
  facts: z.record(z.string(), z.string()),
});
export type Message = z.infer<typeof messageSchema>;
