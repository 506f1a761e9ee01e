import { fail, ok, type Result } from '../../../shared/result.ts';
import { failureText } from '../../../shared/text/failure-text.ts';
import type { Text } from '../../../shared/text/text.ts';
import { silentLogger } from '../../platform/logger.ts';
import { EXIT } from '../../serve/exit-codes.ts';
import { helpText, type Help } from '../../serve/help-text.ts';
import type { Command, CommandContext } from '../command.ts';
import { readArguments } from '../read-arguments.ts';
import { openStage } from './open-stage.ts';
import { actLines } from './report-lines.ts';
import { runScenario, type ScenarioReport } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

const HELP: Help = {
  command: 'nodeward rehearse',
  title: 'cli.rehearse.title',
  usage: ['nodeward rehearse SCENARIO [--json] [--rate N]', 'nodeward rehearse --list'],
  entries: [
    ['--list', 'cli.rehearse.list'],
    ['--json', 'cli.rehearse.json'],
    ['--rate N', 'cli.rehearse.rate'],
  ],
  notes: ['cli.rehearse.about', 'cli.troubleCodes'],
};

const OPTIONS = {
  help: { type: 'boolean', short: 'h', default: false },
  list: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  rate: { type: 'string', default: '5' },
} as const;

/** Beyond this a machine's own speed, not the scenario, would decide what is seen in time. */
const FASTEST = 20;

interface Wanted {
  readonly scenario: Scenario;
  readonly json: boolean;
  readonly rate: number;
}

/** `nodeward rehearse SCENARIO`: plays a named scenario without a window; 0 only when all went as expected. */
export const rehearseCommand: Command = async (argv, context) => {
  const { terminal, text } = context;
  const read = readArguments(argv, OPTIONS);
  if (read.ok && read.value.values.help) {
    terminal.out(helpText(text, HELP));
    return 0;
  }
  if (read.ok && read.value.values.list) {
    for (const { name, title } of SCENARIOS) terminal.out(`${name}\t${title}`);
    return 0;
  }
  const wanted = read.ok ? readWanted(read.value.values, read.value.positionals, text) : read;
  if (!wanted.ok) {
    terminal.err(`nodeward rehearse: ${wanted.error}`);
    return EXIT.usage;
  }
  return play(wanted.value, context);
};

function readWanted(
  { json, rate }: { readonly json: boolean; readonly rate: string },
  positionals: readonly string[],
  text: Text,
): Result<Wanted, string> {
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) return fail(text('cli.rehearse.oneScenario'));
  const scenario = SCENARIOS.find((each) => each.name === name);
  if (scenario === undefined) return fail(text('cli.rehearse.noScenario', { name }));
  const speed = Number(rate);
  if (!(speed >= 1 && speed <= FASTEST)) return fail(text('cli.rehearse.badRate', { most: FASTEST }));
  return ok({ scenario, json, rate: speed });
}

async function play({ scenario, json, rate }: Wanted, context: CommandContext): Promise<number> {
  const { terminal, text, installation, stop } = context;
  const { version, rehearsalEntry } = installation;
  const stage = await openStage({ version, rehearsalEntry, rate, log: silentLogger }, stop);
  if (!stage.ok) {
    terminal.err(`nodeward rehearse: ${failureText(text, stage.error)}`);
    return EXIT.unavailable;
  }
  if (!json) for (const line of [scenario.title, scenario.story, '']) terminal.out(line);
  const report = await runScenario(scenario, stage.value, stop, (act) => {
    if (!json) for (const line of actLines(act, text)) terminal.out(line);
  });
  await stage.value.close();
  if (stop.aborted) return EXIT.software;
  if (json) terminal.out(JSON.stringify(report, null, 2));
  else for (const line of closing(scenario, report, text)) terminal.out(line);
  return report.agrees ? 0 : 1;
}

const closing = ({ operator }: Scenario, { agrees }: ScenarioReport, text: Text): string[] => [
  '',
  text(agrees ? 'cli.rehearse.agrees' : 'cli.rehearse.differs'),
  '',
  text('cli.rehearse.operator'),
  ...operator.map((step, index) => `  ${String(index + 1)}. ${step}`),
];
