import type { OperationRun } from '../../../../shared/contract/operations.ts';
import { stepText } from '../../../../shared/text/plan-text.ts';
import { waitingStep } from '../../live/open-operations.ts';
import { operationPlace } from '../../live/operation-place.ts';
import { usePlaces } from '../../live/place.ts';
import { Age } from '../../ui/Age.tsx';
import { Card } from '../../ui/Card.tsx';
import { OperationTitle } from '../../ui/OperationTitle.tsx';
import { useText } from '../../ui/text-context.ts';
import { currentStep } from './run-steps.ts';
import { StepState } from './StepMark.tsx';

/** Operations that are open on this site: those that wait for a person stand out. */
export function OpenRuns({ runs }: { readonly runs: readonly OperationRun[] }) {
  const text = useText();
  return (
    <Card
      title={text('ops.open')}
      className={runs.some((run) => waitingStep(run) !== null) ? 'needs-person' : ''}
    >
      <ul className="left-nodes">
        {runs.map((run) => (
          <Open key={run.operation} run={run} />
        ))}
      </ul>
    </Card>
  );
}

function Open({ run }: { readonly run: OperationRun }) {
  const text = useText();
  const { href } = usePlaces();
  const step = currentStep(run);
  return (
    <li>
      <a href={href(operationPlace(run.operation))}>
        <OperationTitle of={run} />
      </a>
      {step !== null && (
        <>
          <StepState state={step.state} />
          <span>{stepText(text, step)}</span>
        </>
      )}
      <span className="grow" />
      <span className="cap num">
        {text('ops.person', { person: run.person })} · <Age at={run.openedAt} />
      </span>
    </li>
  );
}
