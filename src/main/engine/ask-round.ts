import { randomBytes } from 'node:crypto';
import type { HostRound, NodeRound } from '../../shared/domain/node-round.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../shared/result.ts';
import { hostRoundCommand, nodeRoundCommand, parseHostRound, parseNodeRound } from '../parsers/round.ts';
import type { SshConnection } from '../sources/ssh/ssh-connection.ts';

/** What one exchange brought, and how many bytes of output it took. */
export interface RoundAnswer<R> {
  readonly round: R;
  readonly bytes: number;
}

type Answer<R> = Promise<Result<RoundAnswer<R>, ProbeFailure>>;

/** Everything of a node in one exchange; without sudo when the login is root. */
export const askNodeRound = (
  connection: SshConnection,
  signal: AbortSignal,
  deadlineMs: number,
): Answer<NodeRound> =>
  askRound(connection, { command: nodeRoundCommand, parse: parseNodeRound }, signal, deadlineMs);

/** What is read of a host by SSH, likewise. */
export const askHostRound = (
  connection: SshConnection,
  signal: AbortSignal,
  deadlineMs: number,
): Answer<HostRound> =>
  askRound(connection, { command: hostRoundCommand, parse: parseHostRound }, signal, deadlineMs);

interface Round<R> {
  readonly command: typeof nodeRoundCommand;
  readonly parse: (output: Parameters<typeof parseNodeRound>[0], token: string) => Result<R, ProbeFailure>;
}

async function askRound<R>(
  connection: SshConnection,
  { command, parse }: Round<R>,
  signal: AbortSignal,
  deadlineMs: number,
): Answer<R> {
  const token = randomBytes(8).toString('hex');
  const output = await connection.run(
    command({ root: connection.user === 'root', token }),
    signal,
    deadlineMs,
  );
  if (!output.ok) return output;
  const round = parse(output.value, token);
  return round.ok ? ok({ round: round.value, bytes: output.value.bytes }) : round;
}
