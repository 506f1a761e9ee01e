import type { BmcAccess } from '../../../../shared/domain/bmc.ts';
import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { fail, type Result } from '../../../../shared/result.ts';
import { askBmc } from '../ask-bmc.ts';
import type { BmcLimit } from '../bmc-limit.ts';
import type { BmcAnswer, BmcOptions } from '../bmc-options.ts';
import { runIpmitool } from '../ipmitool.ts';
import { forceOff } from './force-off.ts';

/**
 * Cuts a host's power at once, with everything on it. Success means that the BMC took the command, not that the
 * host is off: `readPower` proves that. A failure does not prove that nothing happened.
 */
export function powerOff(bmc: BmcAccess, options: BmcOptions): Promise<Result<BmcAnswer, ProbeFailure>> {
  return askBmc(bmc, options, (limit) =>
    bmc.kind === 'ipmi' ? ipmiOff(bmc, options, limit) : forceOff(bmc, options.secret, limit),
  );
}

async function ipmiOff(
  bmc: Extract<BmcAccess, { kind: 'ipmi' }>,
  { secret }: BmcOptions,
  limit: BmcLimit,
): Promise<Result<BmcAnswer, ProbeFailure>> {
  const answer = await runIpmitool(bmc, 'off', secret, limit);
  if (!answer.ok || /^Chassis Power Control: Down\/Off\s*$/m.test(answer.value.raw)) return answer;
  return fail({ kind: 'unreadable', line: answer.value.raw.slice(0, 200) });
}
