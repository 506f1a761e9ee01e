import { z } from 'zod';

/** What a machine said, word for word except for secrets; what is too long is cut and says so. */
export const rawSchema = z.string().max(1_000_000);
export const evidenceSchema = z.object({
  /** The exact command or call; null: a person's word or a stored fact. */
  command: z.string().max(20_000).nullable(),
  raw: rawSchema,
  /** Epoch milliseconds. */
  at: z.int().nonnegative(),
  /** The machine, service or person that it comes from. */
  from: z.string().min(1).max(500),
});
export type Evidence = z.infer<typeof evidenceSchema>;
