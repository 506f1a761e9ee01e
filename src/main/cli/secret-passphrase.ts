import { existsSync } from 'node:fs';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Text } from '../../shared/text/text.ts';
import { credentialPassphrase } from '../platform/secret-file-place.ts';
import { Secret } from '../platform/secret.ts';
import type { HiddenInput } from '../serve/hidden-input.ts';

export interface NoPassphrase {
  readonly kind: 'noPassphrase' | 'twoPassphrases';
}

/**
 * The service manager's passphrase, or the one that is typed: twice for a file that does not exist yet, because a
 * mistake would lock it for ever.
 */
export async function askPassphrase(
  file: string,
  text: Text,
  input: HiddenInput,
  stop: AbortSignal,
): Promise<Result<Secret, NoPassphrase>> {
  const given = await credentialPassphrase();
  if (given !== null) return ok(given);
  const passphrase = await input(text('cli.secret.passphrase', { file }), stop);
  if (passphrase === null || passphrase === '') return fail({ kind: 'noPassphrase' });
  if (existsSync(file) || !process.stdin.isTTY) return ok(new Secret(passphrase));
  const again = await input(text('cli.secret.again'), stop);
  return again === passphrase ? ok(new Secret(passphrase)) : fail({ kind: 'twoPassphrases' });
}
