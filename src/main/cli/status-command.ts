import path from 'node:path';
import { siteIdSchema, type SiteId } from '../../shared/domain/names.ts';
import type { SitePicture } from '../../shared/domain/site-picture.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { systemClock } from '../platform/clock.ts';
import { defaultPaths } from '../platform/paths.ts';
import { ACCESS_FILE } from '../serve/access-file.ts';
import { EXIT, exitCodeOf } from '../serve/exit-codes.ts';
import { TROUBLE_CODES } from '../serve/serve-help.ts';
import type { Command } from './command.ts';
import { pictureFailureCode, pictureFailureText, type PictureFailure } from './picture-failure.ts';
import { pictureFromFolder } from './picture-from-folder.ts';
import { pictureFromUrl } from './picture-from-url.ts';
import { readArguments } from './read-arguments.ts';
import { statusReport } from './status-report.ts';
import { statusLines } from './status-lines.ts';
import { readTokenFile } from './token-file.ts';

const HELP = `nodeward status - print the worst state of a site, for scripts

Usage: nodeward status [--json] [--site ID] [--data DIR]
       nodeward status [--json] [--site ID] --url URL [--token-file FILE]

  --json             Machine-readable (docs/formats/status.md)
  --site ID          Which site; not needed when there is only one
  --data DIR         The data folder (by default where the console keeps it): what the "nodeward serve"
                     that runs on it sees now, or the last stored picture when none runs
  --url URL          Ask a running "nodeward serve", such as http://127.0.0.1:8787
  --token-file FILE  Its access token, a file that only its owner can read (DIR/serve-token)

Exit code: 0 healthy, 1 degraded, 2 critical, 3 unknown. Critical beats unknown beats degraded.
What is older than three polling intervals is unknown.
${TROUBLE_CODES}`;

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
export const statusCommand: Command = async (argv, { terminal, stop }) => {
  const read = readStatusArguments(argv);
  if (!read.ok) {
    terminal.err(`nodeward status: ${read.error}`);
    return EXIT.usage;
  }
  if (read.value.help) {
    terminal.out(HELP);
    return 0;
  }
  const signal = AbortSignal.any([stop, systemClock.deadline(DEADLINE_MS)]);
  const picture = await getPicture(read.value, signal);
  if (!picture.ok) {
    terminal.err(`nodeward status: ${pictureFailureText(picture.error)}`);
    return pictureFailureCode(picture.error);
  }
  const report = statusReport(picture.value, systemClock.now());
  for (const line of read.value.json ? [JSON.stringify(report, null, 2)] : statusLines(report))
    terminal.out(line);
  return exitCodeOf(report.verdict);
};

async function getPicture(
  { url, tokenFile, site, dataFolder }: StatusArguments,
  signal: AbortSignal,
): Promise<Result<SitePicture, PictureFailure>> {
  if (url === null) return pictureFromFolder(dataFolder, defaultPaths().config, site, signal);
  const token = readTokenFile(tokenFile);
  if (!token.ok) return fail({ kind: 'token-file', file: tokenFile, problem: token.error });
  return pictureFromUrl(url, token.value, site, signal);
}

function readStatusArguments(argv: readonly string[]): Result<StatusArguments, string> {
  const read = readArguments(argv, OPTIONS);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const site = siteIdSchema.nullable().safeParse(values.site ?? null);
  if (!site.success) return fail(`'${values.site ?? ''}' is not the id of a site`);
  const problem = problemOf(values, positionals);
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
): string | null {
  if (positionals.length > 0) return `unexpected '${positionals.join(' ')}'`;
  if (url === undefined) return null;
  if (!isConsoleAddress(url)) return `'${url}' is not an http address`;
  return data === undefined ? null : '--url and --data exclude each other';
}

const isConsoleAddress = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
