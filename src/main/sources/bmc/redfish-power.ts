import type { RedfishAccess } from '../../../shared/domain/bmc.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Secret } from '../../platform/secret.ts';
import type { BmcLimit } from './bmc-limit.ts';
import type { PowerReading } from './bmc-options.ts';
import { withSystem } from './redfish-system.ts';

const MOST_RAW = 4_000;

export function readRedfishPower(
  bmc: RedfishAccess,
  secret: Secret,
  limit: BmcLimit,
): Promise<Result<PowerReading, ProbeFailure>> {
  return withSystem(bmc, secret, limit, (client, { path, body, content }) => {
    const power = powerOf(content.PowerState);
    const command = `GET ${client.origin}${path}`;
    return Promise.resolve(ok({ power, raw: body.slice(0, MOST_RAW), command }));
  });
}

/** PoweringOn, PoweringOff, Paused and all that is not in the schema prove nothing. */
export function powerOf(word: unknown): PowerReading['power'] {
  if (word === 'On') return 'on';
  return word === 'Off' ? 'off' : 'unknown';
}
