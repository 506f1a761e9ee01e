import type { Client, ClientChannel } from 'ssh2';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Limit } from './limit.ts';
import { openChannel } from './open-channel.ts';
import { commandLine, type RemoteCommand } from './remote-command.ts';
import { Slots } from './slots.ts';

// Below sshd's MaxSessions, which is 10 unless configured, and room for sessions that sshd has yet to clear away.
const MAX_SESSIONS = 6;
const RETRY_MS = [20, 60, 200, 600];

/** Opens sessions on one connection, only so many at once; further ones wait their turn. */
export class Sessions {
  readonly #slots = new Slots(MAX_SESSIONS);
  readonly #client: Client;
  readonly #clock: Clock;

  constructor(client: Client, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
  }

  /** The session's place is free again when the channel closes. */
  async open(command: RemoteCommand, limit: Limit): Promise<Result<ClientChannel, ProbeFailure>> {
    if ((await this.#slots.enter(limit.signal)) === 'gone') return fail(limit.failure());
    const channel = await this.#try(command, limit);
    if (!channel.ok) this.#slots.leave();
    return channel;
  }

  /** sshd counts a session until it has buried the command, which may be a moment after it closed the channel. */
  async #try(command: RemoteCommand, limit: Limit): Promise<Result<ClientChannel, ProbeFailure>> {
    let channel = await this.#exec(command, limit);
    for (const ms of RETRY_MS) {
      if (channel.ok || channel.error.kind !== 'denied') return channel;
      await this.#clock.sleep(ms, limit.signal);
      channel = await this.#exec(command, limit);
    }
    return channel;
  }

  #exec(command: RemoteCommand, limit: Limit): Promise<Result<ClientChannel, ProbeFailure>> {
    return openChannel(this.#client, limit, 'session', (client, answer) =>
      client.exec(commandLine(command), (error, channel) => {
        // Here and not later: the channel may close in the same breath.
        if (!error) channel.once('close', () => this.#slots.leave());
        answer(error, channel);
      }),
    );
  }
}
