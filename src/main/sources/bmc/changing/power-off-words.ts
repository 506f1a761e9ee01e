import type { BmcAccess } from '../../../../shared/domain/bmc.ts';
import { urlHost } from '../../../platform/url-host.ts';
import { ipmitoolArguments } from '../ipmitool.ts';
import { FORCE_OFF } from './force-off.ts';

/** Word for word what cuts the power, without the password. Where exactly Redfish has its reset only the BMC says. */
export function powerOffWords(bmc: BmcAccess): string {
  if (bmc.kind === 'ipmi') return ['ipmitool', ...ipmitoolArguments(bmc, 'off')].join(' ');
  const { address, port, system = '…' } = bmc;
  const host = urlHost(address);
  const at = port === undefined ? host : `${host}:${port}`;
  return `POST https://${at}/redfish/v1/Systems/${system} #ComputerSystem.Reset ${JSON.stringify(FORCE_OFF)}`;
}
