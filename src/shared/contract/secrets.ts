import { z } from 'zod';
import { secretNameSchema } from '../domain/bmc.ts';
import { hostNameSchema, siteIdSchema } from '../domain/names.ts';
import { secretPlaceSchema, secretTroubleSchema } from '../domain/secrets.ts';

/** `unknown`: nobody can say whether it is stored, because of `trouble`. */
export const SECRET_STATES = ['stored', 'undecryptable', 'missing', 'unknown'] as const;

/** A name of a secret: one that a host's BMC needs, or one that is stored and that no site names any more. */
export const secretEntrySchema = z.object({
  name: secretNameSchema,
  state: z.enum(SECRET_STATES),
  users: z.array(z.object({ site: siteIdSchema, host: hostNameSchema })),
});
export type SecretEntry = z.infer<typeof secretEntrySchema>;

export const secretsSchema = z.object({
  place: secretPlaceSchema,
  file: z.string(),
  trouble: secretTroubleSchema.nullable(),
  secrets: z.array(secretEntrySchema),
});
export type Secrets = z.infer<typeof secretsSchema>;

export const setSecretInputSchema = z.object({
  name: secretNameSchema,
  value: z.string().min(1).max(1024),
});

/** Null: done. */
export const changeSecretSchema = z.object({ trouble: secretTroubleSchema.nullable() });
