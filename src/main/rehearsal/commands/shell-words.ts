// One piece of a word: 'single', "double", \escaped or plain. Anything else needs a real shell.
const PIECE = /'([^']*)'|"((?:[^"\\$`]|\\.)*)"|\\(.)|([^\s'"\\;&|<>()$`*?#~]+)/sy;
const BLANKS = /\s*/y;

/**
 * Splits a command line as a POSIX shell would, as far as quotes go. Null when the line needs a real
 * shell: operators, expansions, an open quote.
 */
export function shellWords(line: string): string[] | null {
  const words: string[] = [];
  let at = skipBlanks(line, 0);
  while (at < line.length) {
    const read = readWord(line, at);
    if (read === null) return null;
    words.push(read.word);
    at = skipBlanks(line, read.end);
  }
  return words;
}

function readWord(line: string, start: number): { readonly word: string; readonly end: number } | null {
  let word = '';
  let end = start;
  while (end < line.length && !/\s/.test(line.charAt(end))) {
    PIECE.lastIndex = end;
    const match = PIECE.exec(line);
    if (match === null) return null;
    word += contentOf(match);
    end = PIECE.lastIndex;
  }
  return { word, end };
}

function contentOf([, single, double, escaped, plain]: RegExpExecArray): string {
  return single ?? double?.replace(/\\([\\"$`])/g, '$1') ?? escaped ?? plain ?? '';
}

function skipBlanks(line: string, start: number): number {
  BLANKS.lastIndex = start;
  BLANKS.exec(line);
  return BLANKS.lastIndex;
}

/** Without `env` and what is set for the command that follows. */
export function withoutSettings(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !/^[A-Z_]+=/.test(word) && word !== 'env' && word !== 'exec');
  return start < 0 ? [] : words.slice(start);
}
