import type { ChangingCommand } from './changing-command.ts';
import { PROGRAMS, type Program } from './programs.ts';
import { readExit, type RefusalWords } from './refusal.ts';

type Rest = Pick<ChangingCommand, 'deadlineMs' | 'cite'> &
  Partial<Pick<ChangingCommand, 'dialogue' | 'stdin' | 'read'>> & { readonly words?: RefusalWords };

/** A program of the table with fixed arguments, run as root. */
export function rootCommand(
  program: Program,
  args: readonly string[],
  { words, ...rest }: Rest,
): ChangingCommand {
  return {
    argv: [PROGRAMS[program], ...args],
    sudo: true,
    read: (output) => readExit(program, output, words),
    ...rest,
  };
}
