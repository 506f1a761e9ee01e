import type { Text } from '../../shared/text/text.ts';
import { EXIT } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/**
 * Ends the process with the code that `work` answers. What nobody foresaw ends it too, as a bug and in one line: by
 * itself Node would end with 1 or 13, and to whoever asks for a verdict 1 means degraded.
 */
export function endWith(work: () => Promise<number>, { err }: Terminal, text: Text): void {
  const asBug = (detail: string) => {
    err(text('cli.bug', { detail: inOneLine(detail) }));
    process.exit(EXIT.software);
  };
  const trouble = (error: unknown) => asBug(error instanceof Error ? told(error) : String(error));
  process.on('uncaughtException', trouble);
  process.on('unhandledRejection', trouble);
  process.on('beforeExit', () => asBug(text('cli.noEnd')));
  work().then((code) => process.exit(code), trouble);
}

/** With the place in this program, for a report. */
function told({ message, stack = '' }: Error): string {
  const place = stack.split('\n').find((line) => /^\s+at /.test(line) && !line.includes('node:'));
  return `${message} ${place ?? ''}`;
}

const inOneLine = (words: string): string => words.trim().replaceAll(/\s+/g, ' ');
