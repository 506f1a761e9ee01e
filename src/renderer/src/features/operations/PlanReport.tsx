import { useCallback } from 'react';
import type { OperationPlan } from '../../../../shared/domain/operation-plan.ts';
import { planVerdictText, runbookOf } from '../../../../shared/text/plan-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Rich } from '../../ui/Rich.tsx';
import { useFormat } from '../../ui/format.ts';
import { useFromNow } from '../../ui/now.ts';
import { Pill } from '../../ui/Pill.tsx';
import { useText } from '../../ui/text-context.ts';
import { Time } from '../../ui/Time.tsx';
import { PlanSteps } from './PlanSteps.tsx';
import { RuleList } from './RuleList.tsx';
import { saveText } from './save-text.ts';

const TONES = { allowed: 'good', waiting: 'warning', blocked: 'critical' } as const;

interface Props {
  readonly plan: OperationPlan;
  readonly onAgain: () => void;
}

/** Verdict first, then what must hold, then the steps with their exact words. Nothing here changes anything. */
export function PlanReport({ plan, onAgain }: Props) {
  const text = useText();
  const { request, subject, verdict, waitUntil, at } = plan;
  const values = { object: subject.id };
  return (
    <>
      <header className="plan-head">
        <h2>
          <Rich parts={text.parts(`operation.${request.operation}`, values)} />
        </h2>
        <Pill tone={TONES[verdict]}>
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
      {waitUntil !== null && <SfLeft until={waitUntil} />}
      <p className="cap num">
        {text('operations.gathered')} <Time at={at} />
      </p>
      <Card title={text('operations.rules')}>
        <RuleList rules={plan.rules} />
      </Card>
      <Card title={text('operations.steps')}>
        <PlanSteps steps={plan.steps} />
      </Card>
    </>
  );
}

function SfLeft({ until }: { readonly until: number }) {
  const text = useText();
  const format = useFormat();
  const left = useFromNow(
    useCallback((now: number) => format.span(Math.max(0, until - now)), [format, until]),
  );
  return <p className="plan-countdown num">{text('operations.sfLeft', { span: left })}</p>;
}
