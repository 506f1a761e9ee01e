import { z } from 'zod';
import { secretNameSchema } from '../../shared/domain/bmc.ts';
import { storedSecretSchema, secretTroubleSchema } from '../../shared/domain/secrets.ts';
import { Secret } from '../platform/secret.ts';

/** On the private line between shell and engine a value travels as text; it is a `Secret` as soon as it is read. */
const valueSchema = z.string().transform((value) => new Secret(value));

/** What the engine asks of the shell, which alone can reach the keychain. */
export const secretRequestSchema = z.discriminatedUnion('task', [
  z.object({ task: z.literal('get'), name: secretNameSchema }),
  z.object({ task: z.literal('list') }),
  z.object({ task: z.literal('set'), name: secretNameSchema, value: valueSchema }),
  z.object({ task: z.literal('remove'), name: secretNameSchema }),
]);
export type SentSecretRequest = z.input<typeof secretRequestSchema>;
export type SecretRequest = z.output<typeof secretRequestSchema>;

export const secretAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('got'), value: valueSchema }),
  z.object({ kind: z.literal('listed'), secrets: z.array(storedSecretSchema) }),
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('refused'), trouble: secretTroubleSchema }),
]);
export type SentSecretAnswer = z.input<typeof secretAnswerSchema>;
export type SecretAnswer = z.output<typeof secretAnswerSchema>;
