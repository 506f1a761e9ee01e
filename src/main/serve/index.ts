import { createText } from '../../shared/text/text.ts';
import { startEngine } from '../engine/start-engine.ts';
import { findInstallation } from './installation.ts';
import { serveCommand } from './serve-command.ts';
import { stopOnSignals } from './stop-on-signals.ts';
import { processTerminal } from './terminal.ts';

// Entry of the headless host alone: `node out/main/serve.js [OPTION ...]`.
process.exit(
  await serveCommand(process.argv.slice(2), {
    installation: findInstallation(import.meta.dirname),
    startEngine,
    terminal: processTerminal,
    text: createText('en'),
    stop: stopOnSignals(),
  }),
);
