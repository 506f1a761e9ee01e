import type { Machine } from '../machine.ts';
import { failed, type Output } from './output.ts';
import { roundKind, runRound } from './round.ts';
import { runWords } from './run-words.ts';
import { shellWords } from './shell-words.ts';

/** What a login shell on the machine would answer to one command line. */
export function runLine(line: string, machine: Machine): Output {
  machine.tally.commands++;
  machine.site.settle();
  const words = shellWords(line);
  if (words === null) return failed('sh: syntax not supported by the rehearsal site\n', 2);
  const [shell = '', option, script = '', , token = ''] = words;
  if (!/^(\/bin\/)?sh$/.test(shell) || option !== '-c') return runWords(words, { machine, root: false });
  const kind = roundKind(script);
  return kind === null ? runLine(script, machine) : runRound(kind, token, machine);
}
