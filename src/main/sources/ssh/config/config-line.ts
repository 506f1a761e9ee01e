import { ownWord, type OwnWord } from '../../../../shared/domain/own-words.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';

export interface ConfigLine {
  /** Lower case: OpenSSH ignores the case of keywords, not of values. */
  readonly keyword: string;
  readonly words: readonly string[];
  /** Everything after the keyword, as written: what a directive that holds a command takes. */
  readonly rest: string;
  /** `file:line` */
  readonly where: string;
}

const KEYWORD = /^[ \t\r\n\f]*"?([A-Za-z0-9]+)"?(?:[ \t]*=[ \t]*|[ \t]+|$)(.*)$/s;

/** `null` for an empty line or a comment. */
export function readConfigLine(text: string, where: string): Result<ConfigLine | null, OwnWord> {
  const trimmed = text.replace(/[ \t\r\n\f]+$/, '').replace(/^[ \t]+/, '');
  if (trimmed === '' || trimmed.startsWith('#')) return ok(null);
  const [, keyword, rest] = KEYWORD.exec(trimmed) ?? [];
  if (keyword === undefined || rest === undefined) return fail(ownWord('config-line-unreadable', { where }));
  const words = splitWords(rest);
  if (words === null) return fail(ownWord('config-quote-open', { where }));
  return ok({ keyword: keyword.toLowerCase(), words, rest, where });
}

/** Words as OpenSSH's `argv_split` cuts them; `null` when a quote is left open. */
export function splitWords(text: string): string[] | null {
  const words: string[] = [];
  let at = 0;
  for (;;) {
    while (text[at] === ' ' || text[at] === '\t') at += 1;
    if (at >= text.length || text[at] === '#') return words;
    const word = readWord(text, at);
    if (word === null) return null;
    words.push(word.text);
    at = word.end;
  }
}

interface Word {
  readonly text: string;
  readonly end: number;
}

/** `null`: a quote is left open. */
function readWord(line: string, start: number): Word | null {
  let text = '';
  let quote = '';
  let at = start;
  const goesOn = (): boolean => at < line.length && !(quote === '' && isBlank(line.charAt(at)));
  while (goesOn()) {
    const char = line.charAt(at);
    const escaped = char === '\\' ? escapedAfter(line.charAt(at + 1), quote) : null;
    const turned = escaped === null ? turnedQuote(char, quote) : null;
    if (turned === null) text += escaped ?? char;
    quote = turned ?? quote;
    at += escaped === null ? 1 : 2;
  }
  return quote === '' ? { text, end: at } : null;
}

const isBlank = (char: string): boolean => char === ' ' || char === '\t';

/** The quote that is open after this character; `null` when the character is no quote here. */
function turnedQuote(char: string, open: string): string | null {
  if (open !== '') return char === open ? '' : null;
  return char === '"' || char === "'" ? char : null;
}

/** A backslash protects a quote or itself, and outside of quotes a space. */
function escapedAfter(next: string, quote: string): string | null {
  const isEscapable = next === "'" || next === '"' || next === '\\' || (next === ' ' && quote === '');
  return isEscapable ? next : null;
}
