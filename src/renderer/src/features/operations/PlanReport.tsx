import { useCallback, useEffect } from 'react';
import { isBlockedByUnknown } from '../../../../shared/domain/blocked-by-unknown.ts';
import type { OperationPlan } from '../../../../shared/domain/operation-plan.ts';
import type { Attestation } from '../../../../shared/domain/operation-request.ts';
import { planVerdictText, runbookOf } from '../../../../shared/text/plan-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { useFormat } from '../../ui/format.ts';
import { useFromNow } from '../../ui/now.ts';
import { Pill } from '../../ui/Pill.tsx';
import { OperationTitle } from '../../ui/OperationTitle.tsx';
import { useText } from '../../ui/text-context.ts';
import { Time } from '../../ui/Time.tsx';
import { BeginPanel } from './BeginPanel.tsx';
import { GivenWords } from './GivenWords.tsx';
import { HostChoices } from './HostChoices.tsx';
import { PlanSteps } from './PlanSteps.tsx';
import { RuleList } from './RuleList.tsx';
import { saveText } from './save-text.ts';
import type { Vouch } from './VouchDialog.tsx';
import { WaysOn } from './WaysOn.tsx';

const TONES = { allowed: 'good', waiting: 'warning', blocked: 'critical' } as const;

interface Props {
  readonly plan: OperationPlan;
  /** It came with the refusal to begin. */
  readonly refused: boolean;
  readonly attestations: readonly Attestation[];
  readonly changeWords: (words: readonly Attestation[]) => void;
  readonly onAgain: () => void;
  readonly onBlocked: (plan: OperationPlan) => void;
}

/** Verdict first and the way to begin, then what must hold, then the steps with their exact words. */
export function PlanReport({ plan, refused, attestations, changeWords, onAgain, onBlocked }: Props) {
  const text = useText();
  const { waitUntil, at } = plan;
  const onVouch: Vouch = async (word) => {
    changeWords([...attestations.filter(({ typed }) => typed !== word.typed), word]);
    return null;
  };
  return (
    <>
      {refused && (
        <p role="alert" className="plan-refused">
          {text('begin.blockedNow')}
        </p>
      )}
      <PlanHead plan={plan} onAgain={onAgain} />
      {waitUntil !== null && <SfLeft until={waitUntil} at={at} onOver={onAgain} />}
      <WaysOn title={text('operations.waysOn')} requests={plan.waysOn} />
      <HostChoices plan={plan} />
      <p className="cap num">
        {text('operations.gathered')} <Time at={at} />
      </p>
      <div className="begin">
        <BeginPanel plan={plan} attestations={attestations} onBlocked={onBlocked} />
      </div>
      <GivenWords attestations={attestations} changeWords={changeWords} />
      <Card title={text('operations.rules')}>
        <RuleList rules={plan.rules} onVouch={onVouch} />
      </Card>
      <Card title={text('operations.steps')}>
        <PlanSteps steps={plan.steps} onVouch={onVouch} />
      </Card>
    </>
  );
}

function PlanHead({ plan, onAgain }: Pick<Props, 'plan' | 'onAgain'>) {
  const text = useText();
  const { request, subject, verdict } = plan;
  return (
    <header className="plan-head">
      <h2>
        <OperationTitle of={plan} />
      </h2>
      <Pill tone={isBlockedByUnknown(plan) ? 'unknown' : TONES[verdict]}>
        {verdict === 'waiting' ? text('operations.waiting') : planVerdictText(text, plan)}
      </Pill>
      <span className="grow" />
      <Button onClick={onAgain}>{text('operations.again')}</Button>
      <Button
        onClick={() => {
          saveText(`${request.operation}-${subject.id}.md`, runbookOf(text, plan));
        }}
      >
        {text('operations.runbook')}
      </Button>
    </header>
  );
}

interface SfLeftProps {
  readonly until: number;
  /** When the facts were gathered that say so. */
  readonly at: number;
  readonly onOver: () => void;
}

/** How long SF is waited for. When that is over facts are gathered again by themselves, once. */
function SfLeft({ until, at, onOver }: SfLeftProps) {
  const text = useText();
  const format = useFormat();
  const isOver = useFromNow(useCallback((now: number) => now >= until && at < until, [until, at]));
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver, onOver]);
  const left = useFromNow(
    useCallback((now: number) => format.span(Math.max(0, until - now)), [format, until]),
  );
  return <p className="plan-countdown num">{text('operations.sfLeft', { span: left })}</p>;
}
