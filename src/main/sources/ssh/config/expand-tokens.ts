import path from 'node:path';
import { fail, ok, type Result } from '../../../../shared/result.ts';

/** What `%h` and its kin stand for, by their letter. */
export type Tokens = Readonly<Record<string, string>>;

/** Replaces `%x`; the error names the token that is not known here. */
export function expandTokens(text: string, tokens: Tokens): Result<string, string> {
  let unknown: string | null = null;
  const value = text.replace(/%(.?)/gs, (token, letter: string) => {
    if (letter === '%') return '%';
    const known = Object.hasOwn(tokens, letter) ? tokens[letter] : undefined;
    if (known === undefined) unknown ??= token;
    return known ?? '';
  });
  return unknown === null ? ok(value) : fail(unknown);
}

/** Replaces `${NAME}`; the error names a variable that is not set. */
export function expandEnvironment(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): Result<string, string> {
  let unset: string | null = null;
  const value = text.replace(/\$\{([^}]*)\}/g, (all, name: string) => {
    const known = environment[name];
    if (known === undefined) unset ??= all;
    return known ?? '';
  });
  return unset === null ? ok(value) : fail(unset);
}

/** A leading `~/` is the home folder. */
export function homeExpanded(text: string, home: string): string {
  if (text === '~') return home;
  return text.startsWith('~/') ? path.join(home, text.slice(2)) : text;
}
