import type { Client, ClientChannel } from 'ssh2';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { within, type Limit } from './limit.ts';

/** For a session, `denied` is also the answer when the server has as many as it wants. */
type ChannelKind = 'session' | 'socket';
type Answer = (error: (Error & { readonly reason?: unknown }) | undefined, channel: ClientChannel) => void;

/**
 * Opens one channel. `ask` calls the `ssh2` method that does it. A channel that comes too late is closed.
 * What was opened closes when the connection does.
 */
export function openChannel(
  client: Client,
  limit: Limit,
  kind: ChannelKind,
  ask: (client: Client, answer: Answer) => void,
): Promise<Result<ClientChannel, ProbeFailure>> {
  return within<ClientChannel>(
    limit,
    (settle) => {
      try {
        ask(client, (error, channel) => settle(error ? fail(failureOf(error, kind)) : ok(channel)));
      } catch (error) {
        // `ssh2` throws when the connection is gone.
        const detail = error instanceof Error ? error.message : String(error);
        settle(fail({ kind: 'unreachable', detail }));
      }
    },
    (channel) => channel.close(),
  );
}

// RFC 4254, 5.1: reason codes of SSH_MSG_CHANNEL_OPEN_FAILURE.
const PROHIBITED = 1;
const CONNECT_FAILED = 2;

function failureOf(error: Error & { readonly reason?: unknown }, kind: ChannelKind): ProbeFailure {
  const detail = error.message;
  const isTooMany = kind === 'session' && error.reason === CONNECT_FAILED;
  if (error.reason === PROHIBITED || isTooMany) return { kind: 'denied', detail };
  if (error.reason === CONNECT_FAILED || error.reason === undefined) return { kind: 'unreachable', detail };
  return { kind: 'protocol', detail };
}
