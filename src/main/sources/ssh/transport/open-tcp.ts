import { connect } from 'node:net';
import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { EffectiveConfig } from '../config/effective-config.ts';
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
  const transport: Transport = {
    stream: socket,
    traffic: () => ({ bytesReceived: socket.bytesRead, bytesSent: socket.bytesWritten }),
    complaint: () => '',
    close: () => void socket.destroy(),
  };
  return within<Transport>(limit, (settle) => {
    // Stays for good: a socket without an error listener would end the program.
    socket.on('error', (error) => settle(fail({ kind: 'unreachable', detail: describe(error) })));
    socket.once('connect', () => settle(ok(transport)));
  }).then((result) => {
    if (!result.ok) socket.destroy();
    return result;
  });
}

/** With several addresses Node throws an AggregateError, whose own message is empty. */
function describe(error: Error): string {
  if (!(error instanceof AggregateError)) return error.message;
  return error.errors
    .map((each: unknown) => (each instanceof Error ? each.message : String(each)))
    .join('; ');
}
