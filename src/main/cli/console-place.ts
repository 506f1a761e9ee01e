import path from 'node:path';
import { siteIdSchema, type SiteId } from '../../shared/domain/names.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Text } from '../../shared/text/text.ts';
import { defaultPaths } from '../platform/paths.ts';
import { ACCESS_FILE } from '../serve/access-file.ts';
import { consoleAt, consoleOf, type ConsoleAddress } from './console-client.ts';
import { pictureFailureText } from './picture-failure.ts';

export function siteOf(word: string): Result<SiteId, 'no-site-id'> {
  const id = siteIdSchema.safeParse(word);
  return id.success ? ok(id.data) : fail('no-site-id');
}

/** What a command line says of the running console that it means. */
export interface Place {
  readonly url?: string | undefined;
  readonly data?: string | undefined;
  readonly 'token-file'?: string | undefined;
}

export function addressOf(
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
