import path from 'node:path';
import { fail, ok, type Result } from '../../../../shared/result.ts';

/** What `%h` and its kin stand for, by their letter. */
export type Tokens = Readonly<Record<string, string>>;

/** Replaces `%x`; the error names the first token that is not known here. */
export function expandTokens(text: string, tokens: Tokens): Result<string, string> {
  const known = (letter: string) =>
    letter === '%' ? '%' : Object.hasOwn(tokens, letter) ? tokens[letter] : undefined;
  return replaceAll(text, /%(.?)/gs, known);
}

/** Replaces `${NAME}`; the error names the first variable that is not set. */
export const expandEnvironment = (
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): Result<string, string> => replaceAll(text, /\$\{([^}]*)\}/g, (name) => environment[name]);

function replaceAll(
  text: string,
  pattern: RegExp,
  known: (name: string) => string | undefined,
): Result<string, string> {
  const [missing] = [...text.matchAll(pattern)].filter(([, name = '']) => known(name) === undefined);
  if (missing !== undefined) return fail(missing[0]);
  return ok(text.replace(pattern, (_all, name: string) => known(name) ?? ''));
}

/** A leading `~/` is the home folder. */
export function homeExpanded(text: string, home: string): string {
  if (text === '~') return home;
  return text.startsWith('~/') ? path.join(home, text.slice(2)) : text;
}
