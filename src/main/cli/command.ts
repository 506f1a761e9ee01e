import type { Text } from '../../shared/text/text.ts';
import type { OnLog } from '../serve/end-with.ts';
import type { Installation } from '../serve/installation.ts';
import type { Terminal } from '../serve/terminal.ts';

/** What every sub-command gets. `stop` aborts with Ctrl+C. */
export interface CommandContext {
  readonly installation: Installation;
  readonly terminal: Terminal;
  readonly text: Text;
  readonly stop: AbortSignal;
  readonly onLog?: OnLog;
}
/** Runs a sub-command; answers with the exit code. */
export type Command = (argv: readonly string[], context: CommandContext) => Promise<number>;
