import type { Result } from '../../../shared/result.ts';
import type { Dialogue } from '../../sources/ssh/changing/dialogue.ts';
import type { CommandOutput, RemoteCommand } from '../../sources/ssh/remote-command.ts';
import type { Refusal } from './refusal.ts';

/** One command that changes something on one machine: complete, with nothing left to fill in. */
export interface ChangingCommand<R = Refusal> {
  /** Without sudo. */
  readonly argv: readonly [string, ...string[]];
  readonly sudo: boolean;
  readonly stdin?: string;
  /** It asks; it is answered by this and by nothing else. */
  readonly dialogue?: Dialogue;
  readonly deadlineMs: number;
  /** Manual key, edition and section, and how sure we are of the form. */
  readonly cite: string;
  /** Reads how it ended. */
  readonly read: (output: CommandOutput) => Result<void, R>;
}

/** What is sent: messages in English whatever the login's locale; sudo never asks for a password. */
export function remoteForm(
  { argv, sudo, stdin }: Pick<ChangingCommand, 'argv' | 'sudo' | 'stdin'>,
  login: { readonly root: boolean },
): RemoteCommand {
  const raised = sudo && !login.root ? ['sudo', '-n', '--'] : [];
  const words = ['env', 'LC_ALL=C', ...raised, ...argv] as const;
  return { argv: ['env', ...words.slice(1)], ...(stdin === undefined ? {} : { stdin }) };
}
