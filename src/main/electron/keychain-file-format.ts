import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { secretNameSchema } from '../../shared/domain/bmc.ts';
import type { SecretTrouble } from '../../shared/domain/secrets.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Paths } from '../platform/paths.ts';
import { isMissing } from '../platform/is-missing.ts';

/** docs/formats/secret-file.md. Each value on its own: one that cannot be decrypted takes no other with it. */
const keychainFileSchema = z.strictObject({
  version: z.literal(1),
  secrets: z.record(secretNameSchema, z.base64()),
});
export type Sealed = Readonly<Record<string, string>>;

export const keychainFilePlace = ({ data }: Pick<Paths, 'data'>): string =>
  path.join(data, 'desktop', 'secrets.json');

export const keychainFileText = (secrets: Sealed): string =>
  `${JSON.stringify({ version: 1, secrets }, null, 2)}\n`;

/** A file that is not there yet is empty. */
export async function readKeychainFile(file: string): Promise<Result<Sealed, SecretTrouble>> {
  try {
    const text = await readFile(file, 'utf8');
    const parsed = keychainFileSchema.safeParse(jsonIn(text));
    return parsed.success ? ok(parsed.data.secrets) : fail({ kind: 'damaged' });
  } catch (error) {
    return isMissing(error) ? ok({}) : fail({ kind: 'failed', detail: String(error) });
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
