import path from 'node:path';
import { siteIdSchema, type SiteId } from '../../shared/domain/names.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Text } from '../../shared/text/text.ts';
import { systemClock } from '../platform/clock.ts';
import { defaultPaths } from '../platform/paths.ts';
import { ACCESS_FILE } from '../serve/access-file.ts';
import { EXIT, exitCodeOf } from '../serve/exit-codes.ts';
import { helpText, type Help } from '../serve/help-text.ts';
import type { Command } from './command.ts';
import { consoleAt } from './console-client.ts';
import { pictureFailureCode, pictureFailureText, type PictureFailure } from './picture-failure.ts';
import { pictureFromFolder, type FoundPicture } from './picture-from-folder.ts';
import { pictureFromConsole } from './picture-from-console.ts';
import { readArguments } from './read-arguments.ts';
import { statusReport } from './status-report.ts';
import { statusLines } from './status-lines.ts';

const HELP: Help = {
  command: 'nodeward status',
  title: 'cli.status.title',
  usage: [
    'nodeward status [--json] [--site ID] [--data DIR]',
    'nodeward status [--json] [--site ID] --url URL [--token-file FILE]',
  ],
  entries: [
    ['--json', 'cli.status.json'],
    ['--site ID', 'cli.status.site'],
    ['--data DIR', 'cli.status.data'],
    ['--url URL', 'cli.status.url'],
    ['--token-file FILE', 'cli.status.tokenFile'],
  ],
  notes: ['cli.status.about', 'cli.troubleCodes'],
};

const DEADLINE_MS = 20_000;
const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  site: { type: 'string' },
  data: { type: 'string' },
  url: { type: 'string' },
  'token-file': { type: 'string' },
} as const;

interface StatusArguments {
  readonly help: boolean;
  readonly json: boolean;
  readonly site: SiteId | null;
  readonly dataFolder: string;
  readonly url: URL | null;
  readonly tokenFile: string;
}

/** `nodeward status`: the verdict as exit code, the reasons on standard output. */
export const statusCommand: Command = async (argv, { terminal, text, stop }) => {
  const read = readStatusArguments(argv, text);
  if (!read.ok) {
    terminal.err(`nodeward status: ${read.error}`);
    return EXIT.usage;
  }
  if (read.value.help) {
    terminal.out(helpText(text, HELP));
    return 0;
  }
  const signal = AbortSignal.any([stop, systemClock.deadline(DEADLINE_MS)]);
  const found = await findPicture(read.value, signal);
  if (!found.ok) {
    terminal.err(`nodeward status: ${pictureFailureText(text, found.error)}`);
    return pictureFailureCode(found.error);
  }
  const { picture, from } = found.value;
  if (from === 'newer-store') terminal.err(`nodeward status: ${text('cli.status.newerStore')}`);
  const report = statusReport(picture, systemClock.now());
  for (const line of read.value.json ? [JSON.stringify(report, null, 2)] : statusLines(text, report))
    terminal.out(line);
  return exitCodeOf(report.verdict);
};

async function findPicture(
  { url, tokenFile, site, dataFolder }: StatusArguments,
  signal: AbortSignal,
): Promise<Result<FoundPicture, PictureFailure>> {
  if (url === null) return pictureFromFolder(dataFolder, defaultPaths().config, site, signal);
  const address = consoleAt(url, tokenFile);
  if (!address.ok) return address;
  const picture = await pictureFromConsole(address.value, site, signal);
  return picture.ok ? ok({ picture: picture.value, from: 'console' }) : picture;
}

function readStatusArguments(argv: readonly string[], text: Text): Result<StatusArguments, string> {
  const read = readArguments(argv, OPTIONS);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const site = siteIdSchema.nullable().safeParse(values.site ?? null);
  if (!site.success) return fail(text('cli.status.noSiteId', { site: values.site ?? '' }));
  const problem = problemOf(values, positionals, text);
  if (problem !== null) return fail(problem);
  const dataFolder = values.data ?? defaultPaths().data;
  return ok({
    help: values.help === true,
    json: values.json === true,
    site: site.data,
    dataFolder,
    url: values.url === undefined ? null : new URL(values.url),
    tokenFile: values['token-file'] ?? path.join(dataFolder, ACCESS_FILE),
  });
}

function problemOf(
  { url, data }: { readonly url?: string | undefined; readonly data?: string | undefined },
  positionals: readonly string[],
  text: Text,
): string | null {
  if (positionals.length > 0) return text('cli.status.unexpected', { words: positionals.join(' ') });
  if (url === undefined) return null;
  if (!isConsoleAddress(url)) return text('cli.status.noAddress', { url });
  return data === undefined ? null : text('cli.status.urlAndData');
}

const isConsoleAddress = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
