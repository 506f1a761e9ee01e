import { runShell } from './electron/run-shell.ts';

await runShell();
