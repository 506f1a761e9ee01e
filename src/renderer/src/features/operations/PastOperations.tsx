import { useState } from 'react';
import type { OperationSummary } from '../../../../shared/domain/journal.ts';
import { recordTrouble } from '../../../../shared/text/record-text.ts';
import { useAsk } from '../../live/use-ask.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { useText } from '../../ui/text-context.ts';
import { PastTable } from './PastTable.tsx';

const PAGE = 20;

/** The record, newest first, page by page. `changed` names what the newest page depends on. */
export function PastOperations({ changed }: { readonly changed: string }) {
  const text = useText();
  return (
    <Card title={text('ops.past')}>
      <Page key={changed} before={null} />
    </Card>
  );
}

function Page({ before }: { readonly before: number | null }) {
  const text = useText();
  const question = useAsk('operations.list', { before, limit: PAGE });
  return (
    <AskGate question={question}>
      {(answer) =>
        answer.ok ? (
          <Listed operations={answer.operations} isFirst={before === null} />
        ) : (
          <p role="alert">{text('ops.past.trouble', { why: recordTrouble(text, answer.why) })}</p>
        )
      }
    </AskGate>
  );
}

interface ListedProps {
  readonly operations: readonly OperationSummary[];
  readonly isFirst: boolean;
}

function Listed({ operations, isFirst }: ListedProps) {
  const text = useText();
  const [older, setOlder] = useState(false);
  const last = operations.at(-1);
  if (last === undefined) return isFirst ? <p className="dim">{text('ops.past.none')}</p> : null;
  return (
    <>
      <PastTable operations={operations} />
      {older && <Page before={last.seq} />}
      {!older && operations.length === PAGE && (
        <Button onClick={() => setOlder(true)}>{text('ops.past.more')}</Button>
      )}
    </>
  );
}
