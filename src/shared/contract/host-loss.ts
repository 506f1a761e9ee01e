import { z } from 'zod';
import { hostLossSchema, plannedPlaceSchema, wrongPlaceSchema } from '../domain/host-loss.ts';
import { momentSchema } from '../domain/moment.ts';
import { hostNameSchema, siteIdSchema } from '../domain/names.ts';

export const lossInputSchema = z.object({
  site: siteIdSchema,
  /** A client from before asks of now alone. */
  moment: momentSchema.default('now'),
  host: hostNameSchema,
  /** Where guests are planned to be, instead of where they are now; the others stay where they are. */
  placements: z.array(plannedPlaceSchema).max(10_000).default([]),
});

/**
 * `no-such-object`: the site's file names no such host; `not-watched`: the site's file cannot be used;
 * `nothing-stored`: nothing is kept of that moment; `wrong-placement`: the plan names what is not there, or cannot be.
 */
export const lossAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), loss: hostLossSchema }),
  z.discriminatedUnion('problem', [
    z.object({ ok: z.literal(false), problem: z.enum(['no-such-object', 'not-watched', 'nothing-stored']) }),
    z.object({
      ok: z.literal(false),
      problem: z.literal('wrong-placement'),
      wrong: z.array(wrongPlaceSchema),
    }),
  ]),
]);
export type LossAnswer = z.infer<typeof lossAnswerSchema>;
