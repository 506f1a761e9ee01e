import type { TextKey } from '../../shared/text/en.ts';
import type { Text } from '../../shared/text/text.ts';

/** What `--help` prints. Names of commands and options stand as they are typed; words come from the catalogue. */
export interface Help {
  readonly command: string;
  readonly title: TextKey;
  readonly usage: readonly string[];
  /** What is typed, and what it does. */
  readonly entries: readonly (readonly [string, TextKey])[];
  /** Paragraphs below. */
  readonly notes: readonly TextKey[];
}

const WIDTH = 100;

export function helpText(text: Text, { command, title, usage, entries, notes }: Help): string {
  const left = Math.max(...entries.map(([typed]) => typed.length)) + 4;
  const lines = entries.map(([, words]) => wrapped(text(words), WIDTH - left).join(`\n${' '.repeat(left)}`));
  const listed = entries.map(([typed], index) => `  ${typed}`.padEnd(left) + (lines[index] ?? ''));
  return [
    `${command} - ${text(title)}`,
    [`${text('cli.usage')}:`, ...usage.map((line) => `  ${line}`)].join('\n'),
    listed.join('\n'),
    ...notes.map((note) => wrapped(text(note), WIDTH).join('\n')),
  ].join('\n\n');
}

function wrapped(words: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
