import { startEngine } from '../engine/start-engine.ts';
import { EXIT } from '../serve/exit-codes.ts';
import { serveCommand } from '../serve/serve-command.ts';
import type { Command, CommandContext } from './command.ts';
import { probeCommand } from './probe-command.ts';
import { statusCommand } from './status-command.ts';

const HELP = `nodeward - console for PRIMECLUSTER systems whose nodes are virtual machines

Usage: nodeward COMMAND [OPTION ...]

Commands:
  serve         Run the console for a browser of this machine
  probe HOST    Try the connection to a host step by step
  status        Print the worst state of a site, for scripts

"nodeward COMMAND --help" explains a command, "nodeward --version" prints the version.`;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['serve', (argv, context) => serveCommand(argv, { ...context, startEngine })],
  ['probe', probeCommand],
  ['status', statusCommand],
]);

/** Runs `nodeward`; answers with the exit code. */
export async function runCommand(argv: readonly string[], context: CommandContext): Promise<number> {
  const { terminal, installation } = context;
  const [name = '', ...rest] = argv;
  const command = COMMANDS.get(name);
  if (command !== undefined) return command(rest, context);
  if (['--version', '-V'].includes(name)) {
    terminal.out(installation.version);
    return 0;
  }
  if (['--help', '-h', 'help'].includes(name)) {
    terminal.out(HELP);
    return 0;
  }
  terminal.err(name === '' ? HELP : `nodeward: there is no command '${name}' (nodeward --help)`);
  return EXIT.usage;
}
