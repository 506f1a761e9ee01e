import type { Text } from '../../shared/text/text.ts';
import { defaultPaths } from '../platform/paths.ts';
import { EXIT } from '../serve/exit-codes.ts';
import { helpText, type Help } from '../serve/help-text.ts';
import type { JournalFailure } from '../store/journal/journal-failure.ts';
import { openJournalForReading } from '../store/journal/open-journal-file.ts';
import type { ChainReport } from '../store/journal/verify-chain.ts';
import type { Command } from './command.ts';
import { readArguments } from './read-arguments.ts';

const HELP: Help = {
  command: 'nodeward journal',
  title: 'cli.journal.title',
  usage: ['nodeward journal verify [--data DIR] [--json]'],
  entries: [
    ['verify', 'cli.journal.verify'],
    ['--data DIR', 'cli.journal.data'],
    ['--json', 'cli.journal.json'],
  ],
  notes: ['cli.journal.codes', 'cli.troubleCodes'],
};
const OPTIONS = { data: { type: 'string' }, json: { type: 'boolean' } } as const;

/** `nodeward journal verify`: 0 only when the whole chain and its head agree, 1 when not. */
export const journalCommand: Command = (argv, { terminal, text }) => {
  const trouble = (code: number, words: string) => {
    terminal.err(`nodeward journal: ${words}`);
    return Promise.resolve(code);
  };
  if (argv.includes('--help') || argv.includes('-h')) {
    terminal.out(helpText(text, HELP));
    return Promise.resolve(0);
  }
  const read = readArguments(argv, OPTIONS);
  if (!read.ok) return trouble(EXIT.usage, read.error);
  const { values, positionals } = read.value;
  if (positionals.join(' ') !== 'verify') return trouble(EXIT.usage, text('cli.journal.usage'));
  const verdict = verify(values.data ?? defaultPaths().data);
  if ('failure' in verdict) return trouble(codeOf(verdict.failure), wordsOf(verdict.failure, text));
  terminal.out(values.json === true ? JSON.stringify(verdict) : lineOf(verdict, text));
  return Promise.resolve(verdict.problem === null ? 0 : 1);
};

type Verdict = Pick<ChainReport, 'problem'> & { readonly count: number | null; readonly hash: string | null };

function verify(folder: string): Verdict | { readonly failure: JournalFailure } {
  const opened = openJournalForReading(folder);
  const report = opened.ok ? opened.value.verify() : opened;
  if (opened.ok) opened.value.close();
  if (report.ok) return report.value;
  return report.error.kind === 'tampered'
    ? { problem: report.error.problem, count: null, hash: null }
    : { failure: report.error };
}

const lineOf = ({ problem, count, hash }: Verdict, text: Text) =>
  problem === null
    ? text('cli.journal.intact', { count: count ?? 0, hash: hash ?? '' })
    : text('cli.journal.notIntact', { problem: problem.kind, seq: problem.seq });

/** A file that is no journal any more is a verdict, not trouble of the tool. */
const codeOf = ({ kind }: JournalFailure) =>
  kind === 'damaged' ? 1 : kind === 'no-file' ? EXIT.noInput : EXIT.unavailable;
const wordsOf = (failure: JournalFailure, text: Text) =>
  text('cli.journal.cannotRead', { kind: failure.kind, detail: 'detail' in failure ? failure.detail : '' });
