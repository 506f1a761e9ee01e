import { defaultPaths } from '../platform/paths.ts';
import { EXIT } from '../serve/exit-codes.ts';
import { helpText, type Help } from '../serve/help-text.ts';
import type { Command } from './command.ts';
import { listJournal } from './journal-list.ts';
import type { JournalAsked, JournalVerb } from './journal-reading.ts';
import { showJournal } from './journal-show.ts';
import { verifyJournal } from './journal-verify.ts';
import { readArguments } from './read-arguments.ts';

const HELP: Help = {
  command: 'nodeward journal',
  title: 'cli.journal.title',
  usage: [
    'nodeward journal verify [--data DIR] [--json]',
    'nodeward journal list [--data DIR] [--json]',
    'nodeward journal show ID [--raw] [--data DIR] [--json]',
  ],
  entries: [
    ['verify', 'cli.journal.verify'],
    ['list', 'cli.journal.list'],
    ['show ID', 'cli.journal.show'],
    ['--raw', 'cli.journal.raw'],
    ['--data DIR', 'cli.journal.data'],
    ['--json', 'cli.journal.json'],
  ],
  notes: ['cli.journal.about', 'cli.journal.codes', 'cli.troubleCodes'],
};
const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  data: { type: 'string' },
  json: { type: 'boolean' },
  raw: { type: 'boolean' },
} as const;

const VERBS: ReadonlyMap<string, JournalVerb> = new Map([
  ['verify', verifyJournal],
  ['list', listJournal],
  ['show', showJournal],
]);

/** `nodeward journal`: reads the record of operations, also while a console writes it. Changes nothing. */
export const journalCommand: Command = async (argv, { terminal, text }) => {
  const refuse = (code: number, words: string): number => {
    terminal.err(`nodeward journal: ${words}`);
    return code;
  };
  const read = readArguments(argv, OPTIONS);
  if (!read.ok) return refuse(EXIT.usage, read.error);
  const { values, positionals } = read.value;
  if (values.help === true) {
    terminal.out(helpText(text, HELP));
    return 0;
  }
  const [name = '', ...words] = positionals;
  const asked: JournalAsked = {
    words,
    folder: values.data ?? defaultPaths().data,
    json: values.json === true,
    raw: values.raw === true,
    terminal,
    text,
    refuse,
  };
  const verb = VERBS.get(name);
  return verb === undefined ? refuse(EXIT.usage, text('cli.journal.usage')) : verb(asked);
};
