import { z } from 'zod';
import { operationIdSchema } from '../domain/journal.ts';
import { clusterNameSchema, nodeNameSchema, siteIdSchema } from '../domain/names.ts';

/** The consoles' lock as it was found on these nodes, whole enough to be told from any other. */
export const foundLockSchema = z.object({
  owner: z.string().min(1).max(200),
  /** Id of the console's installation. */
  console: z.string().min(1).max(64),
  /** Epoch milliseconds by that console's clock. */
  since: z.int().nonnegative(),
  nodes: z.array(nodeNameSchema).min(1).max(100),
});
export type FoundLock = z.infer<typeof foundLockSchema>;

export const breakLockInputSchema = z.object({
  site: siteIdSchema,
  cluster: clusterNameSchema,
  /** What the person was shown: this very lock is taken away, and no other. */
  lock: foundLockSchema,
  /** The cluster's name, letter by letter. */
  typed: z.string().max(1000),
  reason: z
    .string()
    .max(2000)
    .refine((words) => words.trim() !== '', 'a reason must be given'),
});

/** `gone`: it is not there any more; in all other cases it was left as it is, or nobody knows (`no-answer`). */
export const LOCK_ENDS = ['gone', 'other-lock', 'not-owner', 'refused', 'no-answer'] as const;
export const lockEndSchema = z.object({ node: nodeNameSchema, end: z.enum(LOCK_ENDS) });
export type LockEnd = z.infer<typeof lockEndSchema>;

/** Its entry in the record, and how it ended on each node. */
export const lockBrokenSchema = z.object({ operation: operationIdSchema, ends: z.array(lockEndSchema) });
export type LockBroken = z.infer<typeof lockBrokenSchema>;
