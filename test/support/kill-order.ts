import { z } from 'zod';
import { attestationSchema } from '../../src/shared/domain/operation-request.ts';

/** What a process that is to be killed is told. */
export const killSchema = z.object({
  folder: z.string(),
  request: z.unknown(),
  attestations: z.array(attestationSchema),
  /** The state in which it kills itself; null: it lives to the end. */
  fatal: z.string().nullable(),
  origin: z.object({ real: z.number(), accelerated: z.number() }),
});
export type KillOrder = z.infer<typeof killSchema>;
