import { stat } from 'node:fs/promises';
import type { SecretTrouble } from '../../shared/domain/secrets.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { SecretFile } from './secret-file.ts';
import { credentialPassphrase } from './secret-file-place.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import type { Secret } from './secret.ts';

/**
 * Without a desktop: the file of secrets, opened with the service manager's passphrase, or with the one that was typed
 * when the console was started. It is changed by `nodeward secret` alone.
 */
export function fileSecrets(
  file: string,
  typed: Secret | null,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): SecretKeeper {
  const openOnce = openedOnce();
  const open = async (): Promise<Result<SecretFile, SecretTrouble>> => {
    const passphrase = (await credentialPassphrase(environment)) ?? typed;
    return passphrase === null ? fail({ kind: 'locked' }) : openOnce(file, passphrase);
  };
  const notHere = () => Promise.resolve(fail<SecretTrouble>({ kind: 'not-changed-here' }));
  return {
    place: 'file',
    file,
    get: async (name) => {
      const opened = await open();
      if (!opened.ok) return opened;
      const found = opened.value.get(name);
      return found === null ? fail({ kind: 'not-stored' }) : ok(found);
    },
    list: async () => {
      const opened = await open();
      return opened.ok ? ok(opened.value.names().map((name) => ({ name, readable: true }))) : opened;
    },
    set: notHere,
    remove: notHere,
  };
}

/** Opening costs a second of CPU on purpose: done again only when the file has changed. */
function openedOnce(): typeof SecretFile.open {
  let known: { readonly version: string; readonly opened: ReturnType<typeof SecretFile.open> } | null = null;
  return async (file, passphrase) => {
    const version = await stat(file).then(
      ({ mtimeMs, ctimeMs, ino, size }) => [mtimeMs, ctimeMs, ino, size].join(),
      () => 'none',
    );
    if (known?.version !== version) known = { version, opened: SecretFile.open(file, passphrase) };
    return known.opened;
  };
}
