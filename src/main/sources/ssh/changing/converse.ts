import type { Result } from '../../../../shared/result.ts';
import { asBug } from '../../../platform/as-bug.ts';
import type { CommandOutput, RemoteCommand } from '../remote-command.ts';
import type { SshConnection } from '../ssh-connection.ts';
import { hold } from './conversation.ts';
import type { Dialogue, DialogueFailure } from './dialogue.ts';
import type { ChangingOptions } from './run-changing.ts';

export interface ConverseOptions extends ChangingOptions {
  /** How long output that is no expected question may stand unfinished. */
  readonly quietMs?: number;
}

const QUIET_MS = 3_000;
/** No dialogue that we know is longer than a screen. */
const MAX_BYTES = 65_536;

/**
 * Runs a command that asks, and answers its questions by the list, in order, each only once it stands there and
 * nothing follows it. Any other question, or an end before the last one, is `unexpected-prompt`: the command is
 * hung up at once and gets no answer. The value's `stdout` holds both outputs and the answers, in order.
 */
export async function converse(
  connection: Pick<SshConnection, 'talk'>,
  command: RemoteCommand,
  dialogue: Dialogue,
  { signal, deadlineMs, quietMs = QUIET_MS }: ConverseOptions,
): Promise<Result<CommandOutput, DialogueFailure>> {
  if (dialogue.steps.some(({ answer }) => /[^\x20-\x7e]/.test(answer)))
    return asBug('An answer is one line of plain characters');
  const talk = await connection.talk(command, signal, deadlineMs);
  if (!talk.ok) return talk;
  const { rules } = talk.value;
  const maxBytes = Math.min(rules.maxBytes, MAX_BYTES);
  return hold(talk.value.talk, dialogue, { ...rules, maxBytes, quietMs });
}
