import { useState } from 'react';
import type { PlanAnswer } from '../../../../shared/contract/operations.ts';
import type { OperationPlan } from '../../../../shared/domain/operation-plan.ts';
import type { Attestation, OperationRequest } from '../../../../shared/domain/operation-request.ts';
import { useMoment, usePlaces } from '../../live/place.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useSiteId } from '../../live/use-site.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { Empty, Failed, Waiting } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { objectOf } from './object-of.ts';
import { PlanReport } from './PlanReport.tsx';

/** The plan for one wish, from facts gathered when it was opened and again on request. */
export function PlanPage({ request }: { readonly request: OperationRequest }) {
  const text = useText();
  const { href } = usePlaces();
  const { moment } = useMoment();
  return (
    <div className="page">
      <p>
        <a href={href({ view: 'operations', object: null })}>{text('operations.back')}</a>
      </p>
      {moment === 'now' ? (
        <Planned key={JSON.stringify(request)} request={request} />
      ) : (
        <Empty title={text('operations.nowOnly')}>
          <a href={href({ moment: 'now' })}>{text('frame.backToLive')}</a>
        </Empty>
      )}
    </div>
  );
}

/** A person's words stay with the plan when it is gathered again. */
function Planned({ request }: { readonly request: OperationRequest }) {
  const [turn, setTurn] = useState(0);
  const [attestations, setAttestations] = useState<readonly Attestation[]>([]);
  /** What the core planned when it refused to begin: newer than what was asked for. */
  const [newer, setNewer] = useState<OperationPlan | null>(null);
  const onAgain = (): void => {
    setNewer(null);
    setTurn((before) => before + 1);
  };
  const changeWords = (words: readonly Attestation[]): void => {
    setNewer(null);
    setAttestations(words);
  };
  const parts = { attestations, changeWords, onAgain, onBlocked: setNewer };
  if (newer !== null) return <PlanReport plan={newer} refused {...parts} />;
  return <Gathered key={turn} request={request} {...parts} />;
}

interface Parts {
  readonly attestations: readonly Attestation[];
  readonly changeWords: (words: readonly Attestation[]) => void;
  readonly onAgain: () => void;
  readonly onBlocked: (plan: OperationPlan) => void;
}

function Gathered({ request, ...parts }: Parts & { readonly request: OperationRequest }) {
  const text = useText();
  const site = useSiteId();
  const object = objectOf(request);
  const question = useAsk('operations.plan', { site, request, attestations: [...parts.attestations] });
  if (question.kind === 'waiting') return <Waiting title={text('operations.gathering', { node: object })} />;
  return (
    <AskGate question={question}>
      {(answer: PlanAnswer) =>
        answer.ok ? (
          <PlanReport plan={answer.plan} refused={false} {...parts} />
        ) : (
          <Failed title={text(`operations.${answer.problem}`, { object })} onRetry={parts.onAgain} />
        )
      }
    </AskGate>
  );
}
