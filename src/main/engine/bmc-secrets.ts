import type { BmcAccess } from '../../shared/domain/bmc.ts';
import { ownWord, type OwnWord } from '../../shared/domain/own-words.ts';
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
      return found.ok ? found : missing(secret, ownOf(found.error));
    }
    const found = await secretOf(secret, environment);
    return found.ok ? found : missing(Object.values(secret).join(''), found.error);
  };
}

function ownOf(trouble: SecretTrouble): OwnWord {
  if (trouble.kind === 'failed') return ownWord('failed', { said: trouble.detail });
  if (trouble.kind === 'open-to-others') return ownWord('open-to-others', { mode: trouble.mode });
  return ownWord(trouble.kind, {});
}

const missing = (secret: string, own: OwnWord): Result<never, ProbeFailure> =>
  fail({ kind: 'secret-missing', secret, detail: '', own: [own] });
