import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { ok } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import type { LibvirtConnection } from './connection.ts';
import { fromVersion } from './counter.ts';
import type { AboutDaemon, Answer } from './libvirt-reader.ts';
import { NOTHING } from './wire/codec.ts';
import {
  CONNECT_GET_HOSTNAME,
  CONNECT_GET_LIB_VERSION,
  CONNECT_GET_TYPE,
  CONNECT_GET_VERSION,
} from './wire/connection-procedures.ts';

type About = (signal: AbortSignal) => Answer<AboutDaemon>;

/** Type and versions cannot change on one connection, so they are asked until they were answered once. */
export function aboutDaemon(connection: LibvirtConnection): About {
  let fixed: Omit<AboutDaemon, 'hostname'> | null = null;
  return async (signal) => {
    const [hostname, versions] = await Promise.all([
      connection.call(CONNECT_GET_HOSTNAME, NOTHING, signal),
      fixed === null ? readVersions(connection, signal) : ok(fixed),
    ]);
    if (!hostname.ok) return hostname;
    if (!versions.ok) return versions;
    fixed = versions.value;
    return ok({ hostname: hostname.value.text, ...versions.value });
  };
}

async function readVersions(
  connection: LibvirtConnection,
  signal: AbortSignal,
): Promise<Result<Omit<AboutDaemon, 'hostname'>, ProbeFailure>> {
  const [type, own, hypervisor] = await Promise.all([
    connection.call(CONNECT_GET_TYPE, NOTHING, signal),
    connection.call(CONNECT_GET_LIB_VERSION, NOTHING, signal),
    connection.call(CONNECT_GET_VERSION, NOTHING, signal),
  ]);
  if (!type.ok) return type;
  if (!own.ok) return own;
  if (!hypervisor.ok) return hypervisor;
  const hypervisorVersion = fromVersion(hypervisor.value.value);
  return ok({ hypervisor: type.value.text, version: fromVersion(own.value.value), hypervisorVersion });
}
