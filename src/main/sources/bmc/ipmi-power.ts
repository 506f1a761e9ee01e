import type { IpmiAccess } from '../../../shared/domain/bmc.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Secret } from '../../platform/secret.ts';
import type { BmcLimit } from './bmc-limit.ts';
import type { PowerReading } from './bmc-options.ts';
import { runIpmitool } from './ipmitool.ts';

export async function readIpmiPower(
  bmc: IpmiAccess,
  secret: Secret,
  limit: BmcLimit,
): Promise<Result<PowerReading, ProbeFailure>> {
  const answer = await runIpmitool(bmc, 'status', secret, limit);
  return answer.ok ? ok({ ...answer.value, power: powerIn(answer.value.raw) }) : answer;
}

/** ipmitool's sentence, alone among its lines; two sentences that disagree say nothing. */
export function powerIn(stdout: string): PowerReading['power'] {
  const said = stdout.split('\n').filter((line) => line.startsWith('Chassis Power'));
  if (said.length !== 1) return 'unknown';
  const word = /^Chassis Power is (on|off)\s*$/.exec(said[0] ?? '')?.[1];
  return word === 'on' || word === 'off' ? word : 'unknown';
}
