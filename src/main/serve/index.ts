import { createText } from '../../shared/text/text.ts';
import { startEngine } from '../engine/start-engine.ts';
import { endWith } from './end-with.ts';
import { findInstallation } from './installation.ts';
import { serveCommand } from './serve-command.ts';
import { stopOnSignals } from './stop-on-signals.ts';
import { processTerminal } from './terminal.ts';

// Entry of the headless host alone: `node out/main/serve.js [OPTION ...]`.
const text = createText('en');
endWith(
  (onLog) =>
    serveCommand(process.argv.slice(2), {
      installation: findInstallation(import.meta.dirname),
      startEngine,
      terminal: processTerminal,
      text,
      stop: stopOnSignals(),
      onLog,
    }),
  processTerminal,
  text,
);
