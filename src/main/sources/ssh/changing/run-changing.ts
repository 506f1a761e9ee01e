import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import type { Result } from '../../../../shared/result.ts';
import type { CommandOutput, RemoteCommand } from '../remote-command.ts';
import type { SshConnection } from '../ssh-connection.ts';

export interface ChangingOptions {
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
}

/**
 * Runs a command that changes something. Any exit code is a value. A failure means that nobody knows whether it
 * happened: the command may have begun, and may go on; only a fresh reading tells. It is never sent twice.
 */
export const runChanging = (
  connection: Pick<SshConnection, 'run'>,
  command: RemoteCommand,
  { signal, deadlineMs }: ChangingOptions,
): Promise<Result<CommandOutput, ProbeFailure>> => connection.run(command, signal, deadlineMs);
