import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Paths } from './paths.ts';
import { Secret } from './secret.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export const secretFilePlace = ({ config }: Pick<Paths, 'config'>): string =>
  path.join(config, 'secrets.json');

/** Name of the systemd credential that holds the passphrase (`LoadCredentialEncrypted=`). */
const CREDENTIAL = 'nodeward-secrets';

/** The passphrase that the service manager gives; null where there is none. */
export async function credentialPassphrase(environment: Environment = process.env): Promise<Secret | null> {
  const folder = environment['CREDENTIALS_DIRECTORY'];
  if (folder === undefined) return null;
  return readFile(path.join(folder, CREDENTIAL), 'utf8').then(
    (text) => new Secret(text.replace(/\r?\n$/, '')),
    () => null,
  );
}
