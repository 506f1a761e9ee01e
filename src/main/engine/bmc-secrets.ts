import { stat } from 'node:fs/promises';
import type { BmcAccess } from '../../shared/domain/bmc.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { secretOf } from '../notify/secret-of.ts';
import { SecretFile } from '../platform/secret-file.ts';
import { credentialPassphrase } from '../platform/secret-file-place.ts';
import type { Secret } from '../platform/secret.ts';

export type BmcSecret = (bmc: BmcAccess) => Promise<Result<Secret, ProbeFailure>>;

/**
 * Finds BMC passwords. The file of secrets is opened with the service manager's passphrase, or with the one that was
 * typed when the console was started; a failure says what is missing, never what it is.
 */
export function bmcSecrets(
  file: string,
  typed: Secret | null = null,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): BmcSecret {
  const openOnce = openedOnce();
  return async ({ secret }) => {
    if (typeof secret !== 'string') {
      const found = await secretOf(secret, environment);
      const place = Object.values(secret).join('');
      return found.ok ? found : missing(place, found.error);
    }
    const passphrase = (await credentialPassphrase(environment)) ?? typed;
    if (passphrase === null) return missing(secret, 'the file of secrets is locked');
    const opened = await openOnce(file, passphrase);
    if (!opened.ok) return missing(secret, `the file of secrets cannot be opened (${opened.error.kind})`);
    const found = opened.value.get(secret);
    return found === null ? missing(secret, 'the file of secrets has no such name') : ok(found);
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

const missing = (secret: string, detail: string): Result<never, ProbeFailure> =>
  fail({ kind: 'secret-missing', secret, detail });
