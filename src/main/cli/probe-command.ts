import { homedir, userInfo } from 'node:os';
import { machineTargetSchema, type CheckReport, type MachineTarget } from '../../shared/contract/setup.ts';
import { fail, type Result } from '../../shared/result.ts';
import { failureText, mendText } from '../../shared/text/failure-text.ts';
import { fileTroubleText } from '../../shared/text/file-problem-text.ts';
import type { Text } from '../../shared/text/text.ts';
import { machineAnswers } from '../engine/answers/machine-answers.ts';
import { Questions } from '../engine/questions.ts';
import { OBSERVER } from '../platform/caller.ts';
import { systemClock } from '../platform/clock.ts';
import { silentLogger } from '../platform/logger.ts';
import { defaultPaths } from '../platform/paths.ts';
import { EXIT } from '../serve/exit-codes.ts';
import { helpText, type Help } from '../serve/help-text.ts';
import { readBySchema, type PlacedTrouble } from '../sites/schema-troubles.ts';
import { answerQuestion, type Person } from './answer-question.ts';
import type { Command } from './command.ts';
import { readArguments } from './read-arguments.ts';

const HELP: Help = {
  command: 'nodeward probe',
  title: 'cli.probe.title',
  usage: ['nodeward probe HOST [--user USER] [--port PORT] [--libvirt-socket PATH] [--uri URI]'],
  entries: [
    ['--user USER', 'cli.probe.user'],
    ['--port PORT', 'cli.probe.port'],
    ['--libvirt-socket PATH', 'cli.probe.libvirtSocket'],
    ['--uri URI', 'cli.probe.uri'],
  ],
  notes: ['cli.probe.about', 'cli.troubleCodes'],
};

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  user: { type: 'string' },
  port: { type: 'string' },
  'libvirt-socket': { type: 'string' },
  uri: { type: 'string' },
} as const;
/** Questions that a person may answer one after the other: a key for each hop, a passphrase. */
const MOST_ATTEMPTS = 5;

/** `nodeward probe HOST`: the console's own connection test, from a terminal. */
export const probeCommand: Command = async (argv, { terminal, installation, text, stop }) => {
  if (argv.includes('--help') || argv.includes('-h')) {
    terminal.out(helpText(text, HELP));
    return 0;
  }
  const target = readTarget(argv, text);
  if (!target.ok) {
    terminal.err(`nodeward probe: ${target.error}`);
    return EXIT.usage;
  }
  const questions = new Questions(() => {});
  const surroundings = {
    version: installation.version,
    paths: defaultPaths(),
    home: homedir(),
    localUser: userInfo().username,
    clock: systemClock,
    log: silentLogger,
  };
  const check = machineAnswers({ surroundings, questions, sites: null })['machine.check'];
  const report = await checkAndAsk(() => check(target.value, stop, OBSERVER), questions, {
    terminal,
    text,
    stop,
  });
  for (const line of checkLines(report, text)) terminal.out(line);
  return report.steps.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
};

/** Tries again after each answer of the person, until nothing is asked any more. */
async function checkAndAsk(
  check: () => Promise<CheckReport>,
  questions: Questions,
  person: Person,
): Promise<CheckReport> {
  let report = await check();
  for (let attempt = 1; attempt < MOST_ATTEMPTS && !person.stop.aborted; attempt += 1) {
    const [question] = questions.open();
    const answer = question === undefined ? null : await answerQuestion(question, person);
    if (question === undefined || answer === null) break;
    questions.answer(question.id, answer);
    report = await check();
  }
  return report;
}

function readTarget(argv: readonly string[], text: Text): Result<MachineTarget, string> {
  const read = readArguments(argv, OPTIONS);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const [address, ...others] = positionals;
  if (address === undefined || others.length > 0) return fail(text('cli.probe.oneHost'));
  const target = readBySchema(targetOf(address, values), machineTargetSchema);
  if (target.ok) return target;
  const wrong = new Set(target.error.map(({ path: [field] }) => field));
  if (wrong.has('port')) return fail(text('cli.probe.badPort', { port: values.port ?? '' }));
  if (wrong.has('address')) return fail(text('cli.probe.badAddress', { address }));
  return fail(
    target.error.map((wrong) => `${optionOf(wrong)}: ${fileTroubleText(text, wrong.trouble)}`).join('; '),
  );
}

/** The option whose value it is. */
const optionOf = ({ path: [field] }: PlacedTrouble): string =>
  field === 'libvirt' ? '--libvirt-socket' : `--${String(field)}`;

interface TargetOptions {
  readonly user?: string | undefined;
  readonly port?: string | undefined;
  readonly uri?: string | undefined;
  readonly 'libvirt-socket'?: string | undefined;
}

function targetOf(address: string, options: TargetOptions): unknown {
  const { user, port, uri, 'libvirt-socket': socket } = options;
  return {
    site: null,
    address,
    user,
    port: port === undefined ? undefined : Number(port),
    libvirt: socket === undefined ? 'ssh' : { socket },
    uri,
  };
}

/** One line a step; below a failure why it failed and how it can be mended. */
export function checkLines({ steps }: CheckReport, text: Text): readonly string[] {
  return steps.flatMap(({ step, outcome, detail, failure, ms }) => {
    const head =
      `${text(`check.${outcome}`).padEnd(8)} ${text(`check.${step}`).padEnd(18)} ${detail}`.trimEnd();
    if (failure === null) return [outcome === 'passed' ? `${head} (${Math.round(ms)} ms)` : head];
    return [
      head,
      `           ${text(`check.explain.${step}`)}`,
      `           ${failureText(text, failure)}.`,
      `           ${mendText(text, failure)}`,
    ];
  });
}
