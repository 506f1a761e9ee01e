import { z } from 'zod';

export const PASSWORD = 'Keychain-Pa55-w0rd';
export const SECRET_NAME = 'kvm-a-bmc';

/** What one console was told at a point of the story. */
const toldSchema = z.object({ trouble: z.unknown(), state: z.string().nullable(), bmc: z.unknown() });

export const secretReportSchema = z.object({
  before: toldSchema,
  stored: toldSchema,
  mode: z.string(),
  restarted: toldSchema,
  basicText: toldSchema.extend({ set: z.unknown() }),
  closed: toldSchema.extend({ set: z.unknown() }),
  otherKeychain: toldSchema,
  again: toldSchema,
  damaged: toldSchema.extend({ set: z.unknown(), fileKept: z.boolean() }),
  removed: toldSchema,
  /** Files of the console that hold these words; the name shows that they were looked through. */
  holding: z.object({ password: z.array(z.string()), name: z.array(z.string()) }),
  /** Whether any frame to the page, call, argument or variable of the environment held the password. */
  heard: z.boolean(),
});
export type SecretReport = z.infer<typeof secretReportSchema>;
