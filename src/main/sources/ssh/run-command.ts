import type { Client, ClientChannel } from 'ssh2';
import { inOwnWords } from '../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../platform/clock.ts';
import { saidBy } from '../../platform/own-error.ts';
import { within, type Limit } from './limit.ts';
import type { CommandOutput } from './remote-command.ts';
import { hangUp } from './transport/hang-up.ts';
import { endingOf } from './transport/talk.ts';

export interface OutputRules {
  readonly client: Client;
  readonly clock: Clock;
  readonly startedAt: number;
  readonly maxBytes: number;
  readonly stdin: string | undefined;
  readonly limit: Limit;
}

export const tooLong = (maxBytes: number): ProbeFailure => ({
  kind: 'protocol',
  ...inOwnWords('output-too-long', { bytes: String(maxBytes) }),
});

/** Reads a command's output to its end. When it is cancelled, late or too long, the command is told to end. */
export async function readOutput(
  channel: ClientChannel,
  rules: OutputRules,
): Promise<Result<CommandOutput, ProbeFailure>> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  let bytes = 0;
  const result = await within<CommandOutput>(rules.limit, (settle) => {
    const keep = (chunks: Buffer[]) => (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= rules.maxBytes) chunks.push(chunk);
      else settle(fail(tooLong(rules.maxBytes)));
    };
    channel.on('data', keep(out));
    channel.stderr.on('data', keep(err));
    channel.on('error', (error: Error) => settle(fail({ kind: 'unreachable', ...saidBy(error) })));
    channel.once('close', (code?: number | null, signal?: string) => {
      const ending = endingOf(code, signal);
      const ms = rules.clock.now() - rules.startedAt;
      const text = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString();
      if (typeof ending !== 'number') settle(fail(ending));
      else settle(ok({ stdout: text(out), stderr: text(err), exitCode: ending, ms, bytes }));
    });
    channel.end(rules.stdin);
  });
  if (!result.ok) hangUp(rules.client, channel);
  return result;
}
