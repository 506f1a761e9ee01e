import { z } from 'zod';
import { hostLossSchema } from '../domain/host-loss.ts';
import { guestIdSchema, hostNameSchema, siteIdSchema } from '../domain/names.ts';

export const lossInputSchema = z.object({
  site: siteIdSchema,
  host: hostNameSchema,
  /** Where guests are planned to be, instead of where they are now; the others stay where they are. */
  placements: z
    .array(z.object({ guest: guestIdSchema, host: hostNameSchema }))
    .max(10_000)
    .default([]),
});

/** `no-such-object`: the site's file names no such host; `not-watched`: the site's file cannot be used. */
export const lossAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), loss: hostLossSchema }),
  z.object({ ok: z.literal(false), problem: z.enum(['no-such-object', 'not-watched']) }),
]);
export type LossAnswer = z.infer<typeof lossAnswerSchema>;
