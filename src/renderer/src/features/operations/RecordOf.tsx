import type { JournalEntry, OperationId } from '../../../../shared/domain/journal.ts';
import { recordTrouble } from '../../../../shared/text/record-text.ts';
import { useAsk } from '../../live/use-ask.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { Card } from '../../ui/Card.tsx';
import { Empty, Failed } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { EntryItem } from './EntryItem.tsx';
import { OpenedTitle } from './OpenedTitle.tsx';

/** Everything that the record says of one operation, in its order. */
export function RecordOf({ operation }: { readonly operation: OperationId }) {
  const text = useText();
  const question = useAsk('operations.entries', { operation });
  return (
    <AskGate question={question}>
      {(answer) =>
        answer.ok ? (
          <Entries entries={answer.entries} />
        ) : (
          <Failed title={text('ops.past.trouble', { why: recordTrouble(text, answer.why) })} />
        )
      }
    </AskGate>
  );
}

function Entries({ entries }: { readonly entries: readonly JournalEntry[] }) {
  const text = useText();
  const [opened] = entries;
  if (opened === undefined) return <Empty title={text('run.gone')} />;
  return (
    <Card
      title={opened.kind === 'operation-opened' ? <OpenedTitle opened={opened.body} /> : text('run.record')}
    >
      <ol className="record">
        {entries.map((entry) => (
          <EntryItem key={entry.seq} entry={entry} />
        ))}
      </ol>
    </Card>
  );
}
