import { useState } from 'react';
import type { PlanAnswer } from '../../../../shared/contract/operations.ts';
import { nodeNameSchema, type NodeName } from '../../../../shared/domain/names.ts';
import { useMoment, usePlaces } from '../../live/place.ts';
import { useAsk } from '../../live/use-ask.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { Empty, Failed, Waiting } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { PlanReport } from './PlanReport.tsx';

/** The plan for one node, from facts gathered when it was opened and again on request. */
export function PlanPage({ node }: { readonly node: string }) {
  const text = useText();
  const { href } = usePlaces();
  const { moment } = useMoment();
  const [turn, setTurn] = useState(0);
  const name = nodeNameSchema.safeParse(node);
  return (
    <div className="page">
      <p>
        <a href={href({ view: 'operations', object: null })}>{text('operations.back')}</a>
      </p>
      {moment !== 'now' && <Empty title={text('operations.nowOnly')} />}
      {moment === 'now' && name.success && (
        <Gathered
          key={`${name.data} ${turn}`}
          node={name.data}
          onAgain={() => {
            setTurn((before) => before + 1);
          }}
        />
      )}
      {moment === 'now' && !name.success && (
        <Failed title={text('operations.no-such-object', { object: node })} />
      )}
    </div>
  );
}

function Gathered({ node, onAgain }: { readonly node: NodeName; readonly onAgain: () => void }) {
  const text = useText();
  const { place } = usePlaces();
  const input =
    place.site === null
      ? null
      : { site: place.site, request: { operation: 'leftcluster-recovery' as const, node } };
  const question = useAsk('operations.plan', input);
  if (question.kind === 'waiting') return <Waiting title={text('operations.gathering', { node })} />;
  return (
    <AskGate question={question}>
      {(answer: PlanAnswer) =>
        answer.ok ? (
          <PlanReport plan={answer.plan} onAgain={onAgain} />
        ) : (
          <Failed title={text(`operations.${answer.problem}`, { object: node })} onRetry={onAgain} />
        )
      }
    </AskGate>
  );
}
