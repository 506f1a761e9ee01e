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
export function readConfigLine(text: string, where: string): Result<ConfigLine | null, string> {
  const trimmed = text.replace(/[ \t\r\n\f]+$/, '').replace(/^[ \t]+/, '');
  if (trimmed === '' || trimmed.startsWith('#')) return ok(null);
  const [, keyword, rest] = KEYWORD.exec(trimmed) ?? [];
  if (keyword === undefined || rest === undefined) return fail(`cannot be read: ${where}`);
  const words = splitWords(rest);
  if (words === null) return fail(`a quote is not closed: ${where}`);
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

function readWord(text: string, start: number): { text: string; end: number } | null {
  let quote = '';
  let word = '';
  let at = start;
  for (; at < text.length; at += 1) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    if (char === '\\' && isEscapable(next, quote)) {
      word += next;
      at += 1;
    } else if (quote === '' && (char === ' ' || char === '\t')) break;
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (quote !== '' && char === quote) quote = '';
    else word += char;
  }
  return quote === '' ? { text: word, end: at } : null;
}

const isEscapable = (char: string, quote: string): boolean =>
  char === "'" || char === '"' || char === '\\' || (quote === '' && char === ' ');
