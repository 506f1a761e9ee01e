import type { BmcAccess } from '../../shared/domain/bmc.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { SecretTrouble } from '../../shared/domain/secrets.ts';
import { fail, type Result } from '../../shared/result.ts';
import { secretOf } from '../notify/secret-of.ts';
import type { SecretKeeper } from '../platform/secret-keeper.ts';
import type { Secret } from '../platform/secret.ts';

export type BmcSecret = (bmc: BmcAccess) => Promise<Result<Secret, ProbeFailure>>;

/** Finds BMC passwords, where the site file says and this host keeps them; a failure says what is missing, no more. */
export function bmcSecrets(
  keeper: SecretKeeper,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): BmcSecret {
  return async ({ secret }) => {
    if (typeof secret === 'string') {
      const found = await keeper.get(secret);
      return found.ok ? found : missing(secret, detailOf(found.error));
    }
    const found = await secretOf(secret, environment);
    return found.ok ? found : missing(Object.values(secret).join(''), found.error);
  };
}

const DETAILS: Readonly<Record<SecretTrouble['kind'], string>> = {
  'no-keychain': 'no keychain of this desktop can be used',
  'basic-text': 'this desktop has no keychain of its own, only a key that everybody knows',
  'no-answer': 'the keychain did not answer in time',
  'not-stored': 'nothing is stored under this name',
  undecryptable: 'the keychain cannot decrypt it any more',
  locked: 'the file of secrets is locked',
  'wrong-passphrase': 'the passphrase does not open the file of secrets',
  damaged: 'the file of secrets is damaged',
  'open-to-others': 'others may read the file of secrets',
  failed: 'the file of secrets cannot be opened',
  'not-changed-here': 'it is not changed here',
  'not-used': 'no site names it',
};

const detailOf = (trouble: SecretTrouble): string =>
  trouble.kind === 'failed' ? `${DETAILS.failed} (${trouble.detail})` : DETAILS[trouble.kind];

const missing = (secret: string, detail: string): Result<never, ProbeFailure> =>
  fail({ kind: 'secret-missing', secret, detail });
