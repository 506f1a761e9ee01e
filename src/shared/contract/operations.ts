import { z } from 'zod';
import { nodeNameSchema, siteIdSchema } from '../domain/names.ts';
import { operationNameSchema, operationPlanSchema } from '../domain/operation-plan.ts';

export const planInputSchema = z.object({
  site: siteIdSchema,
  operation: operationNameSchema,
  node: nodeNameSchema,
});
/** `no-such-node`: the site file names no such node; `not-watched`: the site's file cannot be used. */
export const planAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), plan: operationPlanSchema }),
  z.object({ ok: z.literal(false), problem: z.enum(['no-such-node', 'not-watched']) }),
]);
export type PlanAnswer = z.infer<typeof planAnswerSchema>;
