import { z } from 'zod';
import { nodeNameSchema } from './names.ts';

/**
 * CF node states. Remote: UP, DOWN, LEFTCLUSTER (CF guide 4.7, 5.1) and UNKNOWN (IAG 4.4, 7.5.1).
 * Local: UNLOADED … UNCONFIGURED (CF guide 4.3, 4.2). Shown to operators exactly as CF prints them.
 */
export const cfStateSchema = z.enum([
  'UP',
  'DOWN',
  'LEFTCLUSTER',
  'UNKNOWN',
  'COMINGUP',
  'INVALID',
  'LOADED',
  'UNLOADED',
  'UNCONFIGURED',
]);
export type CfState = z.infer<typeof cfStateSchema>;

/** One row of `cftool -n`: how the observer sees a node. */
export const cfNodeRowSchema = z.object({
  name: nodeNameSchema,
  number: z.int().nonnegative(),
  state: cfStateSchema,
});
export type CfNodeRow = z.infer<typeof cfNodeRowSchema>;

/** `cftool -l`: a node about itself; `number` is null while it has not joined (`--`). */
export const cfLocalSchema = z.object({
  name: nodeNameSchema,
  number: z.int().nonnegative().nullable(),
  state: cfStateSchema,
});
export type CfLocal = z.infer<typeof cfLocalSchema>;
