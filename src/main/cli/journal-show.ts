import { operationIdSchema, type JournalEntry } from '../../shared/domain/journal.ts';
import { entryEvidence } from '../../shared/text/entry-evidence.ts';
import { entryText, openedTitle } from '../../shared/text/entry-text.ts';
import type { Text } from '../../shared/text/text.ts';
import { EXIT } from '../serve/exit-codes.ts';
import { entriesOf } from '../store/journal/read-operations.ts';
import { readJournal, type JournalVerb } from './journal-reading.ts';

/** `nodeward journal show ID`: everything that the record says of one operation, in its order. */
export const showJournal: JournalVerb = (asked) => {
  const { words, json, raw, terminal, text, refuse } = asked;
  const [word = '', ...more] = words;
  const id = operationIdSchema.safeParse(word);
  if (word === '' || more.length > 0) return refuse(EXIT.usage, text('cli.journal.usage'));
  if (!id.success) return refuse(EXIT.usage, text('cli.journal.noId', { word }));
  return readJournal(
    asked,
    (file) => entriesOf(file, id.data),
    (entries) => {
      if (entries.length === 0) return refuse(EXIT.noInput, text('cli.journal.noSuch', { id: id.data }));
      const lines = json
        ? [JSON.stringify(entries, null, 2)]
        : entries.flatMap((each) => told(text, each, raw));
      for (const line of lines) terminal.out(line);
      return 0;
    },
  );
};

function told(text: Text, entry: JournalEntry, raw: boolean): readonly string[] {
  const { seq, at, kind } = entry;
  const title = kind === 'operation-opened' ? [openedTitle(text, entry.body)] : [];
  const head = text('cli.journal.entry', {
    seq,
    at: new Date(at).toISOString(),
    words: entryText(text, entry),
  });
  return [...title, head, ...verdictsOf(text, entry), ...(raw || isDeed(entry) ? answersOf(entry) : [])];
}

/** What was sent, and what the machine said to it, is always told; what facts rest on only when it is asked for. */
const isDeed = ({ kind }: JournalEntry): boolean =>
  kind === 'step-started' || kind === 'step-finished' || kind === 'step-failed';

const verdictsOf = (text: Text, entry: JournalEntry): readonly string[] =>
  entry.kind === 'judged'
    ? entry.body.verdicts.map(
        ({ verdict, attested, words, rule }) =>
          `    ${text(attested ? 'vouch.asserted' : `plan.rule.${verdict}`)}: ${words} (${rule})`,
      )
    : [];

const answersOf = (entry: JournalEntry): readonly string[] =>
  entryEvidence(entry).flatMap(({ title, text: said }) => [
    `    ${title}`,
    ...said
      .trimEnd()
      .split('\n')
      .map((line) => `    | ${line}`),
  ]);
