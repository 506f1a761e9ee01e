import type { OperationId } from '../../../../shared/domain/journal.ts';
import { usePlaces } from '../../live/place.ts';
import { useTopic } from '../../live/use-engine.ts';
import { Waiting } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { InterruptedCard } from './InterruptedCard.tsx';
import { OfNow, OfNowNotice } from './OfNow.tsx';
import { RecordOf } from './RecordOf.tsx';
import { RunReport } from './RunReport.tsx';

/** One operation: as it runs, as it ended, or as the record has it. Always of now. */
export function RunPage({ operation }: { readonly operation: OperationId }) {
  const text = useText();
  const { href } = usePlaces();
  return (
    <div className="page">
      <p>
        <a href={href({ view: 'operations', object: null })}>{text('operations.back')}</a>
      </p>
      <OfNowNotice />
      <OfNow>
        <Known key={operation} operation={operation} />
      </OfNow>
    </div>
  );
}

function Known({ operation }: { readonly operation: OperationId }) {
  const operations = useTopic('operations');
  if (operations === null) return <Waiting />;
  const run = operations.runs.find((each) => each.operation === operation);
  if (run !== undefined) return <RunReport run={run} />;
  const left = operations.interrupted.filter((each) => each.operation === operation);
  return (
    <>
      {left.length > 0 && <InterruptedCard interrupted={left} />}
      <RecordOf operation={operation} />
    </>
  );
}
