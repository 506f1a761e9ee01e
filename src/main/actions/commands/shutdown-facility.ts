import type { ChangingCommand } from './changing-command.ts';
import { rootCommand } from './root-command.ts';

/** While SF is stopped nobody resolves a LEFTCLUSTER: start it again. */
export const sfStop = (): ChangingCommand =>
  rootCommand('sdtool', ['-e'], {
    deadlineMs: 60_000,
    cite: 'IAG 4.5, I.3.1; messages 4.6, 5.2.1',
    // Afterwards: SF does not run on this node.
  });

/**
 * Starts SF, which tests every agent at once. No manual that we have names a command that only tests: otherwise SF tests by itself every 10 minutes,
 * so whoever wants a test now stops and starts it.
 */
export const sfStart = (): ChangingCommand =>
  rootCommand('sdtool', ['-b'], {
    deadlineMs: 60_000,
    cite: 'IAG 4.5, I.3.1; messages 4.6, 5.2.1; that agents are tested at once is recalled',
    // Afterwards: SF runs on this node, and its agents have been tested.
  });
