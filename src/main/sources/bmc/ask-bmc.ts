import type { BmcAccess } from '../../../shared/domain/bmc.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { asBug } from '../../platform/as-bug.ts';
import { limitBmc, type BmcLimit } from './bmc-limit.ts';
import type { BmcAnswer, BmcOptions } from './bmc-options.ts';
import { failureWithoutSecret, withoutSecret } from './without-secret.ts';

/** Asks within the limit; whatever comes out of it has lost the password. */
export async function askBmc<T extends BmcAnswer>(
  bmc: BmcAccess,
  options: BmcOptions,
  ask: (limit: BmcLimit) => Promise<Result<T, ProbeFailure>>,
): Promise<Result<T, ProbeFailure>> {
  const { secret } = options;
  const limit = limitBmc(options);
  if (limit.signal.aborted) return fail(limit.failure());
  const answer = await ask(limit).catch(asBug);
  if (answer.ok) return ok({ ...answer.value, raw: withoutSecret(answer.value.raw, secret, bmc.user) });
  return fail(failureWithoutSecret(answer.error, secret, bmc.user));
}
