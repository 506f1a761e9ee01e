import { BMC_PORT, type BmcAccess } from '../../shared/domain/bmc.ts';
import { urlHost } from '../platform/url-host.ts';

/**
 * Both entries lead to the power of one machine. A Redfish BMC may serve several systems: only two that are both named,
 * and differently, are two machines.
 */
export function isSameBmc(one: BmcAccess, other: BmcAccess): boolean {
  if (one.kind !== other.kind || addressOf(one) !== addressOf(other)) return false;
  const systems = [one, other].map((each) => (each.kind === 'redfish' ? each.system : undefined));
  return systems.includes(undefined) || systems[0] === systems[1];
}

/** One spelling for each: an IPv6 address and the letters of a name have several. */
function addressOf({ kind, address, port }: BmcAccess): string {
  const url = URL.parse(`http://${urlHost(address)}`);
  const host = (url?.hostname ?? address.toLowerCase()).replace(/[.]$/, '');
  return `${host} ${port ?? BMC_PORT[kind]}`;
}
