import type { Duplex } from 'node:stream';
import type { Client } from 'ssh2';
import { inOwnWords } from '../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../platform/clock.ts';
import { saidBy, type Said } from '../../platform/own-error.ts';
import { limitOf, type Limit } from './limit.ts';
import { openChannel } from './open-channel.ts';
import { Sessions } from './open-session.ts';
import type { CommandOutput, RemoteCommand } from './remote-command.ts';
import { readOutput } from './run-command.ts';
import { channelStream, commandStream, whenItLasts } from './transport/channel-stream.ts';
import { talkOver, type Talk } from './transport/talk.ts';
import type { Traffic, Transport } from './transport/transport.ts';

/** One login on one machine. Everything runs side by side over it. */
export interface SshConnection {
  readonly user: string;
  /**
   * Runs a command to its end. Any exit code is a value here; a failure means that there is no complete output.
   * A command that is cancelled, late or too talkative gets SIGTERM where sshd passes it on (not in root's sessions);
   * one that must not outlive its caller carries a time limit of its own.
   */
  readonly run: (
    command: RemoteCommand,
    signal: AbortSignal,
    deadlineMs: number,
  ) => Promise<Result<CommandOutput, ProbeFailure>>;
  /** A unix socket of the other side (`direct-streamlocal@openssh.com`). `signal` covers the opening only. */
  readonly openSocket: (path: string, signal: AbortSignal) => Promise<Result<Duplex, ProbeFailure>>;
  /**
   * A command's standard input and output as one stream. `signal` covers the opening only. Answers once the command
   * has lived for a moment: one that ends at once is `unreachable`, with its standard error. One
   * that ends later with an exit code other than 0 destroys the stream with its standard error as the message.
   */
  readonly openCommandStream: (
    command: RemoteCommand,
    signal: AbortSignal,
  ) => Promise<Result<Duplex, ProbeFailure>>;
  /**
   * Starts a command whose standard input stays open. `rules` bind whoever talks to it, from now on: the deadline and
   * `signal` cover the whole talk.
   */
  readonly talk: (
    command: RemoteCommand,
    signal: AbortSignal,
    deadlineMs: number,
  ) => Promise<Result<OpenTalk, ProbeFailure>>;
  readonly traffic: () => Traffic;
  /** Resolves when the connection is gone, with the reason; `cancelled` after `close`. */
  readonly closed: Promise<ProbeFailure>;
  readonly close: () => void;
}

export interface OpenTalk {
  readonly talk: Talk;
  readonly rules: { readonly clock: Clock; readonly limit: Limit; readonly maxBytes: number };
}

export interface ConnectionParts {
  readonly client: Client;
  readonly transport: Transport;
  readonly user: string;
  readonly clock: Clock;
  readonly maxOutputBytes: number;
}

const OPENING_MS = 10_000;

export function sshConnection(parts: ConnectionParts): SshConnection {
  const { client, transport, user, clock } = parts;
  const sessions = new Sessions(client, clock);
  let isOurWish = false;
  const opening = (signal: AbortSignal) => limitOf(clock, signal, OPENING_MS);
  return {
    user,
    run: (command, signal, deadlineMs) => run(parts, sessions, command, limitOf(clock, signal, deadlineMs)),
    openSocket: async (path, signal) => {
      const channel = await openChannel(client, opening(signal), 'socket', (ssh, answer) =>
        ssh.openssh_forwardOutStreamLocal(path, answer),
      );
      return channel.ok ? ok(channelStream(channel.value)) : channel;
    },
    openCommandStream: async (command, signal) => {
      const limit = opening(signal);
      const channel = await sessions.open(command, limit);
      return channel.ok ? whenItLasts(commandStream(channel.value), clock, limit) : channel;
    },
    talk: async (command, signal, deadlineMs) => {
      const limit = limitOf(clock, signal, deadlineMs);
      const channel = await sessions.open(command, limit);
      if (!channel.ok) return channel;
      const rules = { clock, limit, maxBytes: parts.maxOutputBytes };
      return ok({ talk: talkOver(client, channel.value), rules });
    },
    traffic: transport.traffic,
    closed: closedPromise(client, transport, () => isOurWish),
    close: () => {
      isOurWish = true;
      client.end();
      transport.close();
    },
  };
}

async function run(
  { client, clock, maxOutputBytes }: ConnectionParts,
  sessions: Sessions,
  command: RemoteCommand,
  limit: Limit,
): Promise<Result<CommandOutput, ProbeFailure>> {
  const startedAt = clock.now();
  const channel = await sessions.open(command, limit);
  if (!channel.ok) return channel;
  const maxBytes = maxOutputBytes;
  return readOutput(channel.value, { client, clock, startedAt, maxBytes, stdin: command.stdin, limit });
}

function closedPromise(
  client: Client,
  transport: Transport,
  isOurWish: () => boolean,
): Promise<ProbeFailure> {
  return new Promise((resolve) => {
    let lastSaid: Said = inOwnWords('other-side-closed', {});
    client.on('error', (error) => (lastSaid = saidBy(error)));
    client.once('close', () => {
      transport.close();
      resolve(isOurWish() ? { kind: 'cancelled' } : { kind: 'unreachable', ...lastSaid });
    });
  });
}
