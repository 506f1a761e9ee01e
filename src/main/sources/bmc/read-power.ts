import type { BmcAccess } from '../../../shared/domain/bmc.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import type { Result } from '../../../shared/result.ts';
import type { BmcOptions, PowerReading } from './bmc-options.ts';
import { askBmc } from './ask-bmc.ts';
import { readIpmiPower } from './ipmi-power.ts';
import { readRedfishPower } from './redfish-power.ts';

/**
 * Whether a host has power, as its BMC says. Changes nothing. `off` is what the BMC reports at that moment; `on`
 * says nothing about what runs. The password is in no failure, no raw text and no command line.
 */
export function readPower(bmc: BmcAccess, options: BmcOptions): Promise<Result<PowerReading, ProbeFailure>> {
  return askBmc(bmc, options, (limit) =>
    bmc.kind === 'ipmi'
      ? readIpmiPower(bmc, options.secret, limit)
      : readRedfishPower(bmc, options.secret, limit),
  );
}
