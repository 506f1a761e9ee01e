import path from 'node:path';
import type { PlanAnswer } from '../../shared/contract/operations.ts';
import type { OperationPlan } from '../../shared/domain/operation-plan.ts';
import { OPERATIONS, type OperationRequest } from '../../shared/domain/operation-request.ts';
import { siteIdSchema, type SiteId } from '../../shared/domain/names.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Text } from '../../shared/text/text.ts';
import { systemClock } from '../platform/clock.ts';
import { defaultPaths } from '../platform/paths.ts';
import { ACCESS_FILE } from '../serve/access-file.ts';
import { EXIT } from '../serve/exit-codes.ts';
import { helpText, type Help } from '../serve/help-text.ts';
import type { Command } from './command.ts';
import { consoleAt, consoleOf, withConsole, type ConsoleAddress } from './console-client.ts';
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
    'nodeward plan OPERATION OBJECT [--cluster NAME] [--target NODE] [--seconds N] [--json | --runbook] [--site ID] [--data DIR | --url URL [--token-file FILE]]',
  ],
  entries: [
    ['--list', 'cli.plan.list'],
    ['--cluster NAME', 'cli.plan.cluster'],
    ['--target NODE', 'cli.plan.target'],
    ['--seconds N', 'cli.plan.seconds'],
    ['--json', 'cli.plan.json'],
    ['--runbook', 'cli.plan.runbook'],
    ['--site ID', 'cli.status.site'],
    ['--data DIR', 'cli.plan.data'],
    ['--url URL', 'cli.status.url'],
    ['--token-file FILE', 'cli.status.tokenFile'],
  ],
  notes: ['cli.plan.about', 'cli.plan.codes'],
};

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  list: { type: 'boolean' },
  cluster: { type: 'string' },
  target: { type: 'string' },
  seconds: { type: 'string' },
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
    for (const name of OPERATIONS) terminal.out(name);
    return 0;
  }
  const wanted = wantedOf(positionals, values, text);
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
};

function shown(
  plan: OperationPlan,
  { json, runbook }: { readonly json?: boolean | undefined; readonly runbook?: boolean | undefined },
  text: Text,
): readonly string[] {
  if (json === true) return [JSON.stringify(plan, null, 2)];
  return runbook === true ? [runbookOf(text, plan)] : planLines(text, plan);
}

function wantedOf(
  [operation, object, ...more]: readonly string[],
  { site, ...options }: WishOptions & { readonly site?: string | undefined },
  text: Text,
): Result<Wanted, string> {
  if (operation === undefined || object === undefined || more.length > 0) return fail(text('cli.plan.usage'));
  const request = requestOf(operation, object, options);
  if (request === null) return fail(text('cli.plan.noOperation', { operation }));
  const id = site === undefined ? ok(null) : siteOf(site);
  return id.ok ? ok({ request, object, site: id.value }) : fail(text('cli.plan.usage'));
}

function siteOf(word: string): Result<SiteId, 'no-site-id'> {
  const id = siteIdSchema.safeParse(word);
  return id.success ? ok(id.data) : fail('no-site-id');
}

interface Place {
  readonly url?: string | undefined;
  readonly data?: string | undefined;
  readonly 'token-file'?: string | undefined;
}

function addressOf(
  { url, data, 'token-file': tokenFile }: Place,
  text: Text,
): Result<ConsoleAddress, string> {
  const folder = data ?? defaultPaths().data;
  if (url === undefined) {
    const running = consoleOf(folder);
    return running === null ? fail(text('cli.plan.noConsole', { folder })) : ok(running);
  }
  if (!URL.canParse(url)) return fail(text('cli.status.noAddress', { url }));
  const found = consoleAt(new URL(url), tokenFile ?? path.join(folder, ACCESS_FILE));
  return found.ok ? found : fail(pictureFailureText(text, found.error));
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
