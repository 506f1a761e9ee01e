import { z } from 'zod';
import { secretNameSchema } from './bmc.ts';

/** `keychain`: the desktop's, behind a file of the window's own. `file`: encrypted with a passphrase. */
export const secretPlaceSchema = z.enum(['keychain', 'file']);
export type SecretPlace = z.infer<typeof secretPlaceSchema>;

/** Why a secret is not to be had, or cannot be changed. Nothing here is ever a secret. */
export const secretTroubleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no-keychain') }),
  /** The desktop's keychain would encrypt with a password that is in every copy of the program. */
  z.object({ kind: z.literal('basic-text') }),
  /** The process that has the keychain did not answer in time. */
  z.object({ kind: z.literal('no-answer') }),
  z.object({ kind: z.literal('not-stored') }),
  /** It is stored, but this keychain does not decrypt it. */
  z.object({ kind: z.literal('undecryptable') }),
  /** Nobody gave the passphrase of the file. */
  z.object({ kind: z.literal('locked') }),
  z.object({ kind: z.literal('wrong-passphrase') }),
  /** The file is none of ours. It is left as it is. */
  z.object({ kind: z.literal('damaged') }),
  z.object({ kind: z.literal('open-to-others'), mode: z.string() }),
  z.object({ kind: z.literal('failed'), detail: z.string() }),
  /** Another program keeps the secrets: `nodeward secret`. */
  z.object({ kind: z.literal('not-changed-here') }),
  /** No site file names it. */
  z.object({ kind: z.literal('not-used') }),
]);
export type SecretTrouble = z.infer<typeof secretTroubleSchema>;

/** A name that is stored; `readable`: its value can be had now. */
export const storedSecretSchema = z.object({ name: secretNameSchema, readable: z.boolean() });
export type StoredSecret = z.infer<typeof storedSecretSchema>;
