import type { Text } from '../../shared/text/text.ts';
import type { Logger } from '../platform/logger.ts';
import { EXIT } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** Called by work that keeps a log, as soon as it does. */
export type OnLog = (log: Logger, file: string) => void;

/**
 * Ends the process with the code that `work` answers. What nobody foresaw ends it too, as a bug: by itself Node would
 * end with 1 or 13, and to whoever asks for a verdict 1 means degraded. In one line; all of it is in the log.
 */
export function endWith(work: (onLog: OnLog) => Promise<number>, { err }: Terminal, text: Text): void {
  let kept: { readonly log: Logger; readonly file: string } | null = null;
  const asBug = (detail: string, error: unknown) => {
    try {
      const line = { detail: inOneLine(detail) };
      err(kept === null ? text('cli.bug', line) : text('cli.bugInLog', { ...line, file: kept.file }));
      kept?.log.error('A bug ended the program', { error });
    } finally {
      process.exit(EXIT.software);
    }
  };
  const trouble = (error: unknown) => asBug(error instanceof Error ? told(error) : String(error), error);
  process.on('uncaughtException', trouble);
  process.on('unhandledRejection', trouble);
  process.on('beforeExit', () => asBug(text('cli.noEnd'), 'nothing was left to wait for'));
  const begin = () => work((log, file) => (kept = { log, file }));
  begin().then((code) => process.exit(code), trouble);
}

/** With the place in this program, for a report. */
function told({ message, stack = '' }: Error): string {
  const place = stack.split('\n').find((line) => /^\s+at /.test(line) && !line.includes('node:'));
  return `${message} ${place ?? ''}`;
}

const inOneLine = (words: string): string => words.trim().replaceAll(/\s+/g, ' ');
