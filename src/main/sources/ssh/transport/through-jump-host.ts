import { isIP } from 'node:net';
import type { Client } from 'ssh2';
import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { isLoopback, withReach, type Reach } from '../../../platform/reach.ts';
import type { EffectiveConfig } from '../config/effective-config.ts';
import type { Limit } from '../limit.ts';
import { openChannel } from '../open-channel.ts';
import { RelayStream } from './relay-stream.ts';
import type { Transport } from './transport.ts';

/** One machine on the way, logged in. */
export interface Hop {
  readonly client: Client;
  readonly transport: Transport;
  readonly user: string;
}

/** A TCP connection that the jump host makes for us. It takes the jump host's connection along when it closes. */
export async function throughJumpHost(
  hop: Hop,
  { hostName, port }: EffectiveConfig,
  limit: Limit,
): Promise<Result<Transport, ProbeFailure>> {
  const leave = (): void => {
    hop.client.end();
    hop.transport.close();
  };
  // The hop has no other listener once it is logged in.
  hop.client.on('error', () => {});
  const opened = await openChannel(hop.client, limit, 'socket', (client, answer) =>
    client.forwardOut('127.0.0.1', 0, hostName, port, answer),
  );
  if (!opened.ok) {
    leave();
    return fail(withReach(opened.error, reachBehind(opened.error, hostName)));
  }
  const channel = opened.value;
  const dispose = (): void => {
    channel.destroy();
    leave();
  };
  const stream = new RelayStream({ readable: channel, writable: channel, dispose });
  return ok({
    way: 'jump-host',
    stream,
    traffic: () => ({ bytesReceived: stream.bytesReceived, bytesSent: stream.bytesSent }),
    complaint: () => '',
    close: () => void stream.destroy(),
  });
}

/** What sshd says of a connection that it could not make is its system's own word for it. */
function reachBehind(failure: ProbeFailure, hostName: string): Reach {
  // It may be looking up the name all that time.
  if (failure.kind === 'timed-out') return isIP(hostName) === 0 ? 'nothing' : null;
  const said = failure.kind === 'unreachable' ? failure.detail : '';
  if (/connection reset/i.test(said)) return 'machine';
  if (/connection refused/i.test(said) && !isLoopback(hostName)) return 'machine';
  return /timed out|no route to host|connection refused/i.test(said) ? null : 'nothing';
}
