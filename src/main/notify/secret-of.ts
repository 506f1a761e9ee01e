import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SecretSource } from '../../shared/domain/notify-file.ts';
import { ownWord, type OwnWord } from '../../shared/domain/own-words.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { Secret } from '../platform/secret.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads a secret at the moment that it is needed. The failure never holds it. */
export async function secretOf(
  source: SecretSource,
  environment: Environment,
): Promise<Result<Secret, OwnWord>> {
  if ('env' in source) {
    const value = environment[source.env];
    return value === undefined
      ? fail(ownWord('variable-missing', { variable: source.env }))
      : ok(new Secret(value));
  }
  if ('credential' in source) {
    const folder = environment['CREDENTIALS_DIRECTORY'];
    if (folder === undefined) return fail(ownWord('no-credentials-folder', {}));
    return readSecret(path.join(folder, source.credential));
  }
  const mode = await stat(source.file).then(
    (found) => found.mode,
    () => null,
  );
  if (mode === null) return fail(ownWord('file-unreadable', { file: source.file }));
  if ((mode & 0o077) !== 0) return fail(ownWord('file-open-to-others', { file: source.file }));
  return readSecret(source.file);
}

async function readSecret(file: string): Promise<Result<Secret, OwnWord>> {
  return readFile(file, 'utf8').then(
    (text) => ok(new Secret(text.replace(/\r?\n$/, ''))),
    () => fail(ownWord('file-unreadable', { file })),
  );
}
