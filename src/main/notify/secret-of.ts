import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SecretSource } from '../../shared/domain/notify-file.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { Secret } from '../platform/secret.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads a secret at the moment that it is needed. The failure never holds it. */
export async function secretOf(
  source: SecretSource,
  environment: Environment,
): Promise<Result<Secret, string>> {
  if ('env' in source) {
    const value = environment[source.env];
    return value === undefined ? fail(`The environment has no ${source.env}`) : ok(new Secret(value));
  }
  if ('credential' in source) {
    const folder = environment['CREDENTIALS_DIRECTORY'];
    if (folder === undefined) return fail('There is no CREDENTIALS_DIRECTORY');
    return readSecret(path.join(folder, source.credential));
  }
  const mode = await stat(source.file).then(
    (found) => found.mode,
    () => null,
  );
  if (mode === null) return fail(`${source.file} cannot be read`);
  if ((mode & 0o077) !== 0) return fail(`${source.file} may be read by others: chmod 600 it`);
  return readSecret(source.file);
}

async function readSecret(file: string): Promise<Result<Secret, string>> {
  return readFile(file, 'utf8').then(
    (text) => ok(new Secret(text.replace(/\r?\n$/, ''))),
    () => fail(`${file} cannot be read`),
  );
}
