import type { ChangingCommand } from './changing-command.ts';
import { rootCommand } from './root-command.ts';

export const rmsStart = (): ChangingCommand =>
  rootCommand('hvcm', [], {
    deadlineMs: 120_000,
    cite: 'RMS guide 4.6, 7.1.1',
    // Afterwards: RMS runs on this node.
  });

/** With its applications: they go Offline here and nowhere Online. */
export const rmsStop = (): ChangingCommand =>
  rootCommand('hvshut', ['-l'], {
    deadlineMs: 300_000,
    cite: 'messages 4.6, 6.1.2; that -l is the local node alone is recalled',
    // Afterwards: RMS does not run on this node; the others know it as a planned stop.
  });
