import type { RunStep } from '../../../../shared/contract/operations.ts';
import { stepText } from '../../../../shared/text/plan-text.ts';
import { Age } from '../../ui/Age.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { useText } from '../../ui/text-context.ts';
import { StepMark } from './StepMark.tsx';

interface Props {
  readonly steps: readonly RunStep[];
  readonly current: string | null;
  readonly shown: string | null;
  readonly onShow: (step: string) => void;
}

/** All steps with their states; one of them is shown beside. */
export function RunStepList({ steps, current, shown, onShow }: Props) {
  const text = useText();
  return (
    <nav className="card run-list" aria-label={text('run.steps')}>
      <ol>
        {steps.map((step) => (
          <li key={step.id} data-state={step.state} data-shown={step.id === shown}>
            <button
              type="button"
              aria-current={step.id === current ? 'step' : undefined}
              aria-pressed={step.id === shown}
              onClick={() => onShow(step.id)}
            >
              <StepMark state={step.state} />
              <span className="run-list-words">
                <span>{stepText(text, step)}</span>
                <StepLine step={step} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepLine({ step: { state, at, machine, part } }: { readonly step: RunStep }) {
  const text = useText();
  return (
    <span className="cap num">
      <b className="run-state">{text(`run.state.${state}`)}</b>
      {at !== null && state !== 'skipped' && (
        <>
          {' · '}
          <Age at={at} />
        </>
      )}
      {machine !== null && (
        <>
          {' · '}
          <Datum>{machine}</Datum>
        </>
      )}
      {part === 'restore' && <> · {text('run.restores')}</>}
    </span>
  );
}
