import type { Result } from '../../../shared/result.ts';
import { converse } from '../../sources/ssh/changing/converse.ts';
import type { DialogueFailure } from '../../sources/ssh/changing/dialogue.ts';
import { runChanging } from '../../sources/ssh/changing/run-changing.ts';
import type { CommandOutput } from '../../sources/ssh/remote-command.ts';
import type { SshConnection } from '../../sources/ssh/ssh-connection.ts';
import { remoteForm, type ChangingCommand } from './changing-command.ts';

/**
 * Sends a command once and waits for its end, at most its own deadline. A failure says nothing about whether it
 * happened; the value is its output, which `command.read` judges.
 */
export async function sendCommand(
  connection: SshConnection,
  command: Omit<ChangingCommand, 'read'>,
  signal: AbortSignal,
): Promise<Result<CommandOutput, DialogueFailure>> {
  const remote = remoteForm(command, { root: connection.user === 'root' });
  const options = { signal, deadlineMs: command.deadlineMs };
  return command.dialogue === undefined
    ? runChanging(connection, remote, options)
    : converse(connection, remote, command.dialogue, options);
}
