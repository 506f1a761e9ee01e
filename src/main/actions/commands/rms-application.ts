import type { ChangingCommand } from './changing-command.ts';
import type { ApplicationWord, SysNodeWord } from './command-words.ts';
import type { RefusalWords } from './refusal.ts';
import { rootCommand } from './root-command.ts';

const UNABLE_TO_KILL: RefusalWords = [
  [
    /Forcibly switch request denied, unable to kill node <?([A-Za-z0-9_-]+)>?/,
    ([, sysNode = '']) => ({ kind: 'denied-unable-to-kill', sysNode }),
  ],
];

/** Online where RMS chooses, or on the SysNode that is named; Offline first where it is Online now. */
export const rmsSwitch = (application: ApplicationWord, target: SysNodeWord | null): ChangingCommand =>
  rootCommand('hvswitch', [application, ...(target === null ? [] : [target])], {
    words: UNABLE_TO_KILL,
    deadlineMs: 60_000,
    cite: 'RMS guide 4.6, 7.2.2',
    // Afterwards: RMS has taken the request; the application will be Online on the target, or on one node.
  });

/** Without RMS's safety checks: may stop nodes where RMS does not run, and may corrupt data. */
export const rmsForcedSwitch = (application: ApplicationWord, target: SysNodeWord): ChangingCommand =>
  rootCommand('hvswitch', ['-f', application, target], {
    words: UNABLE_TO_KILL,
    deadlineMs: 120_000,
    cite: 'RMS guide 4.6, 7.2.2; IAG 4.4, 7.5.1',
    // Afterwards: RMS has taken the forced request; the application will be Online on the target.
  });

export const rmsOffline = (application: ApplicationWord): ChangingCommand =>
  rootCommand('hvutil', ['-f', application], {
    deadlineMs: 60_000,
    cite: 'HA for SAP HANA 1.2, 3.1.2',
    // Afterwards: RMS has taken the request; the application will be Offline.
  });

export const rmsClearFault = (application: ApplicationWord): ChangingCommand =>
  rootCommand('hvutil', ['-c', application], {
    deadlineMs: 60_000,
    cite: 'hvutil -c is recalled',
    // Afterwards: the application is Faulted no more; it is Offline.
  });

/** `off` is refused while resources are not as they were when it began. */
export const rmsMaintenance = (application: ApplicationWord, word: 'on' | 'off'): ChangingCommand =>
  rootCommand('hvutil', ['-m', word, application], {
    deadlineMs: 120_000,
    cite: 'RMS guide 4.6, 7.4.4',
    // Afterwards: RMS does not react to it on any node; with `off` it looks after it again.
  });
