import type { ChangingCommand } from './changing-command.ts';
import { rootCommand } from './root-command.ts';

/**
 * The only permitted way to stop an operating system (interlock I9): its stop scripts run, and CF leaves in an
 * orderly way. The connection may break before the command has ended; that is no failure of the shutdown.
 */
const shutDown = (cite: string): ChangingCommand =>
  rootCommand('shutdown', ['-h', 'now'], {
    deadlineMs: 30_000,
    cite,
    // Afterwards: the operating system stops by itself and leaves the cluster in an orderly way.
  });

export const guestOsShutdown = (): ChangingCommand => shutDown('CF guide 4.7, 5');
/** Only once no guest runs on it (interlock I6). */
export const hostOsShutdown = (): ChangingCommand => shutDown('IAG 4.5, 2.2.1; CF guide 4.7, 5');
