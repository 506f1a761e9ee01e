import { startEngine } from '../engine/start-engine.ts';
import { EXIT } from '../serve/exit-codes.ts';
import { helpText, type Help } from '../serve/help-text.ts';
import { serveCommand } from '../serve/serve-command.ts';
import type { Command, CommandContext } from './command.ts';
import { journalCommand } from './journal-command.ts';
import { planCommand } from './plan-command.ts';
import { probeCommand } from './probe-command.ts';
import { rehearseCommand } from './rehearse/rehearse-command.ts';
import { secretCommand } from './secret-command.ts';
import { statusCommand } from './status-command.ts';

/** Everything that `nodeward --help` lists. */
const HELP: Help = {
  command: 'nodeward',
  title: 'cli.title',
  usage: ['nodeward COMMAND [OPTION ...]'],
  entries: [
    ['serve', 'cli.about.serve'],
    ['probe HOST', 'cli.about.probe'],
    ['status', 'cli.about.status'],
    ['rehearse', 'cli.about.rehearse'],
    ['plan', 'cli.about.plan'],
    ['secret', 'cli.about.secret'],
    ['journal', 'cli.about.journal'],
  ],
  notes: ['cli.more'],
};

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['serve', (argv, context) => serveCommand(argv, { ...context, startEngine })],
  ['probe', probeCommand],
  ['status', statusCommand],
  ['rehearse', rehearseCommand],
  ['plan', planCommand],
  ['secret', secretCommand],
  ['journal', journalCommand],
]);

/** Runs `nodeward`; answers with the exit code. */
export async function runCommand(argv: readonly string[], context: CommandContext): Promise<number> {
  const { terminal, installation, text } = context;
  const [name = '', ...rest] = argv;
  const command = COMMANDS.get(name);
  if (command !== undefined) return command(rest, context);
  if (['--version', '-V'].includes(name)) {
    terminal.out(installation.version);
    return 0;
  }
  if (['--help', '-h', 'help'].includes(name)) {
    terminal.out(helpText(text, HELP));
    return 0;
  }
  terminal.err(name === '' ? helpText(text, HELP) : `nodeward: ${text('cli.noSuchCommand', { name })}`);
  return EXIT.usage;
}
