import type { Machine } from '../machine.ts';
import { failed, type Output } from './output.ts';
import { roundKind, runRound } from './round.ts';
import { runWords } from './run-words.ts';
import { shellWords, withoutSettings } from './shell-words.ts';
import { isLockScript, runLock } from './site-lock.ts';

/** What a login shell on the machine would answer to one command line. */
export function runLine(line: string, machine: Machine): Output {
  machine.tally.commands++;
  machine.site.settle();
  const whole = shellWords(line);
  const words = whole === null ? null : withoutSettings(whole);
  if (words === null) return failed('sh: syntax not supported by the rehearsal site\n', 2);
  const [shell = '', option, script = '', , ...args] = words;
  if (!/^(\/bin\/)?sh$/.test(shell) || option !== '-c') return runWords(words, { machine, root: false });
  if (isLockScript(script)) return runLock(args, machine);
  const kind = roundKind(script);
  return kind === null ? runLine(script, machine) : runRound(kind, args[0] ?? '', machine);
}
