import { connect, isIP } from 'node:net';
import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { EffectiveConfig } from '../config/effective-config.ts';
import { reachOf, withReach } from '../../../platform/reach.ts';
import { within, type Limit } from '../limit.ts';
import type { Transport } from './transport.ts';

export function openTcp(config: EffectiveConfig, limit: Limit): Promise<Result<Transport, ProbeFailure>> {
  const { hostName, port, family, localAddress } = config;
  const socket = connect({
    host: hostName,
    port,
    family,
    noDelay: true,
    ...(localAddress === null ? {} : { localAddress }),
  });
  // Until the name is known, nothing is on its way to the machine.
  let isNamed = isIP(hostName) !== 0;
  socket.once('lookup', (error: Error | null) => (isNamed = error === null));
  const transport: Transport = {
    way: 'tcp',
    stream: socket,
    traffic: () => ({ bytesReceived: socket.bytesRead, bytesSent: socket.bytesWritten }),
    complaint: () => '',
    close: () => void socket.destroy(),
  };
  return within<Transport>(limit, (settle) => {
    // Stays for good: a socket without an error listener would end the program.
    socket.on('error', (error) =>
      settle(fail(withReach({ kind: 'unreachable', detail: describe(error) }, reachOf(error)))),
    );
    socket.once('connect', () => settle(ok(transport)));
  }).then((result) => {
    if (result.ok) return result;
    socket.destroy();
    return isNamed ? result : fail(withReach(result.error, 'nothing'));
  });
}

/** With several addresses Node throws an AggregateError, whose own message is empty. */
function describe(error: Error): string {
  if (!(error instanceof AggregateError)) return error.message;
  return error.errors
    .map((each: unknown) => (each instanceof Error ? each.message : String(each)))
    .join('; ');
}
