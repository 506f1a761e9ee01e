import { fail, ok } from '../../../shared/result.ts';
import type { ChangingCommand } from './changing-command.ts';
import type { CfNodeNumber, CfNodeWord } from './command-words.ts';
import { readExit } from './refusal.ts';
import { rootCommand } from './root-command.ts';

const WARNING = [
  /This option will declare a node down\. Declaring an operational/,
  /node down can result in catastrophic consequences, including/,
  /loss of data in the worst case\./,
  /If you do not wish to declare a node down, quit this program now\./,
];

/**
 * Declares a LEFTCLUSTER node DOWN, on one surviving node. The command asks for the number and then for the name as
 * a cross-check; both questions must be as we know them, or nothing is answered.
 */
export function cfMarkDown(node: {
  readonly number: CfNodeNumber;
  readonly name: CfNodeWord;
}): ChangingCommand {
  const { number, name } = node;
  return rootCommand('cftool', ['-k'], {
    dialogue: {
      knownLines: WARNING,
      steps: [
        { prompt: /Enter node number: ?/, answer: String(number) },
        { prompt: new RegExp(`Enter name for node #${number}: ?`), answer: name },
      ],
    },
    deadlineMs: 30_000,
    cite: 'CF guide 4.5, 5.2.3 (cftool -k); its questions are recalled, not documented',
    // Afterwards: the node is DOWN on all nodes that are left, and RMS starts its applications elsewhere.
    read: (output) => {
      const exit = readExit('cftool', output);
      if (!exit.ok) return exit;
      const isSaid = output.stdout.split('\n').includes(`cftool(down): node ${name} is down`);
      return isSaid ? ok(undefined) : fail({ kind: 'refused', exitCode: 0, text: output.stdout.trim() });
    },
  });
}
