import type { PlanAnswer } from '../../shared/contract/operations.ts';
import type { OperationPlan } from '../../shared/domain/operation-plan.ts';
import { OPERATIONS, type OperationRequest } from '../../shared/domain/operation-request.ts';
import type { SiteId } from '../../shared/domain/names.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Text } from '../../shared/text/text.ts';
import { systemClock } from '../platform/clock.ts';
import { EXIT } from '../serve/exit-codes.ts';
import { helpText, type Help } from '../serve/help-text.ts';
import type { Command, CommandContext } from './command.ts';
import { withConsole, type ConsoleAddress } from './console-client.ts';
import { addressOf, siteOf, type Place } from './console-place.ts';
import { HOST_LOSS, tellHostLoss } from './host-loss-report.ts';
import { pictureFailureCode, pictureFailureText, type PictureFailure } from './picture-failure.ts';
import { onlySite } from './picture-from-console.ts';
import { planLines } from './plan-lines.ts';
import { runbookOf } from '../../shared/text/plan-text.ts';
import { requestOf, type WishOptions } from './request-of.ts';
import { readArguments } from './read-arguments.ts';

const HELP: Help = {
  command: 'nodeward plan',
  title: 'cli.plan.title',
  usage: [
    'nodeward plan --list',
    'nodeward plan OPERATION OBJECT [--cluster NAME] [--target NODE] [--seconds N] [--survivors NODE,…] [--json | --runbook] [--site ID] [--data DIR | --url URL [--token-file FILE]]',
    'nodeward plan host-drain HOST [--stop GUEST,…] [--leave GUEST=REASON]… [--json | --runbook] …',
    'nodeward plan host-return HOST [--start GUEST,…] [--back CLUSTER/APPLICATION=NODE]… [--json | --runbook] …',
    'nodeward plan host-loss HOST [--place GUEST=HOST|off]… [--json] [--site ID] [--data DIR | --url URL [--token-file FILE]]',
  ],
  entries: [
    ['--list', 'cli.plan.list'],
    ['--cluster NAME', 'cli.plan.cluster'],
    ['--target NODE', 'cli.plan.target'],
    ['--seconds N', 'cli.plan.seconds'],
    ['--survivors NODE,…', 'cli.plan.survivors'],
    ['--stop GUEST,…', 'cli.plan.stop'],
    ['--leave GUEST=REASON', 'cli.plan.leave'],
    ['--start GUEST,…', 'cli.plan.start'],
    ['--back CLUSTER/APPLICATION=NODE', 'cli.plan.back'],
    ['--place GUEST=HOST|off', 'cli.plan.place'],
    ['--json', 'cli.plan.json'],
    ['--runbook', 'cli.plan.runbook'],
    ['--site ID', 'cli.status.site'],
    ['--data DIR', 'cli.plan.data'],
    ['--url URL', 'cli.status.url'],
    ['--token-file FILE', 'cli.status.tokenFile'],
  ],
  notes: ['cli.plan.about', 'cli.plan.codes', 'cli.plan.loss', 'cli.plan.loss.placed'],
};

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  list: { type: 'boolean' },
  cluster: { type: 'string' },
  target: { type: 'string' },
  seconds: { type: 'string' },
  survivors: { type: 'string' },
  stop: { type: 'string' },
  leave: { type: 'string', multiple: true },
  start: { type: 'string' },
  back: { type: 'string', multiple: true },
  place: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  runbook: { type: 'boolean' },
  site: { type: 'string' },
  data: { type: 'string' },
  url: { type: 'string' },
  'token-file': { type: 'string' },
} as const;

/** Longer than the gathering of facts may take. */
const DEADLINE_MS = 40_000;
const CODES = { allowed: 0, waiting: 1, blocked: 2 } as const;

interface Shape {
  readonly json?: boolean | undefined;
  readonly runbook?: boolean | undefined;
}
interface Site {
  readonly site?: string | undefined;
}

interface Asked extends Omit<CommandContext, 'installation'> {
  readonly words: readonly string[];
  readonly values: WishOptions & Place & Shape & Site;
  readonly refuse: (problem: string, code: number) => number;
}

interface Wanted {
  readonly request: OperationRequest;
  readonly object: string;
  readonly site: SiteId | null;
}

/** `nodeward plan`: what a guided operation would do now, on standard output. Changes nothing. */
export const planCommand: Command = async (argv, { terminal, text, stop }) => {
  const refuse = (problem: string, code: number): number => {
    terminal.err(`nodeward plan: ${problem}`);
    return code;
  };
  const read = readArguments(argv, OPTIONS);
  if (!read.ok) return refuse(read.error, EXIT.usage);
  const { values, positionals } = read.value;
  if (values.help === true) {
    terminal.out(helpText(text, HELP));
    return 0;
  }
  if (values.list === true) {
    for (const name of [...OPERATIONS, HOST_LOSS]) terminal.out(name);
    return 0;
  }
  const [operation, ...words] = positionals;
  if (operation === HOST_LOSS) return tellHostLoss({ words, values, terminal, text, stop, refuse });
  return values.place !== undefined
    ? refuse(text('cli.plan.onlyLoss'), EXIT.usage)
    : tellPlan({ words: positionals, values, terminal, text, stop, refuse });
};

async function tellPlan({ words, values, terminal, text, stop, refuse }: Asked): Promise<number> {
  const wanted = wantedOf(words, values, text);
  if (!wanted.ok) return refuse(wanted.error, EXIT.usage);
  const address = addressOf(values, text);
  if (!address.ok) return refuse(address.error, EXIT.unavailable);
  const signal = AbortSignal.any([stop, systemClock.deadline(DEADLINE_MS)]);
  const answer = await askPlan(address.value, wanted.value, signal);
  if (!answer.ok) return refuse(pictureFailureText(text, answer.error), pictureFailureCode(answer.error));
  if (!answer.value.ok) {
    const { object } = wanted.value;
    return refuse(text(`cli.plan.${answer.value.problem}`, { object }), EXIT.noInput);
  }
  const { plan } = answer.value;
  for (const line of shown(plan, values, text)) terminal.out(line);
  return CODES[plan.verdict];
}

function shown(plan: OperationPlan, { json, runbook }: Shape, text: Text): readonly string[] {
  if (json === true) return [JSON.stringify(plan, null, 2)];
  return runbook === true ? [runbookOf(text, plan)] : planLines(text, plan);
}

function wantedOf(
  [operation, object, ...more]: readonly string[],
  { site, ...options }: WishOptions & Site,
  text: Text,
): Result<Wanted, string> {
  if (operation === undefined) return fail(text('cli.plan.usage'));
  if (!OPERATIONS.some((each) => each === operation))
    return fail(text('cli.plan.unknownOperation', { operation }));
  if (object === undefined || more.length > 0) return fail(text('cli.plan.usage'));
  const request = requestOf(operation, object, options);
  if (request === null) return fail(text('cli.plan.noOperation', { operation }));
  const id = site === undefined ? ok(null) : siteOf(site);
  return id.ok ? ok({ request, object, site: id.value }) : fail(text('cli.plan.usage'));
}

const askPlan = (
  address: ConsoleAddress,
  { request, site }: Wanted,
  signal: AbortSignal,
): Promise<Result<PlanAnswer, PictureFailure>> =>
  withConsole(address, signal, async (client) => {
    const chosen = site === null ? await onlySite(client) : ok(site);
    if (!chosen.ok) return chosen;
    const answer = await client.ask('operations.plan', { site: chosen.value, request });
    return answer.ok ? ok(answer.value) : fail({ kind: 'no-answer', detail: answer.error.kind });
  });
