import { createText } from '../../shared/text/text.ts';
import { endWith } from '../serve/end-with.ts';
import { findInstallation } from '../serve/installation.ts';
import { stopOnSignals } from '../serve/stop-on-signals.ts';
import { processTerminal } from '../serve/terminal.ts';
import { runCommand } from './run-command.ts';

// Entry of the `nodeward` command.
const text = createText('en');
endWith(
  (onLog) =>
    runCommand(process.argv.slice(2), {
      installation: findInstallation(import.meta.dirname),
      terminal: processTerminal,
      text,
      stop: stopOnSignals(),
      onLog,
    }),
  processTerminal,
  text,
);
