import { Hand, OctagonAlert } from 'lucide-react';
import { useRef } from 'react';
import type { OperationRun, RunStep } from '../../../../shared/contract/operations.ts';
import type { TextKey } from '../../../../shared/text/en.ts';
import { stepText } from '../../../../shared/text/plan-text.ts';
import { Age } from '../../ui/Age.tsx';
import { RawOutput } from '../../ui/RawOutput.tsx';
import { refusalText } from '../../ui/refusal-text.ts';
import { useText } from '../../ui/text-context.ts';
import { CommandWords } from './CommandWords.tsx';
import { RuleList } from './RuleList.tsx';
import { isPending } from './run-steps.ts';
import { StepActions } from './StepActions.tsx';
import { StepState } from './StepMark.tsx';
import { useConfirm } from './use-confirm.ts';
import { WaysOn } from './WaysOn.tsx';

interface Props {
  readonly run: OperationRun;
  readonly step: RunStep;
}

/** What doing it means, for steps where their own words do not say it all. */
const MEANINGS: Partial<Record<RunStep['step'], TextKey>> = {
  'power-off': 'run.means.power-off',
  'mark-down': 'run.means.mark-down',
  'force-power': 'run.means.force-power',
  'remove-image': 'run.means.remove-image',
  'stop-host': 'run.means.stop-host',
  'power-off-host': 'run.means.power-off-host',
};

/** One step: what it does and means, what must hold, what is sent, what it brought about, what a person may say. */
export function RunStepDetail({ run, step }: Props) {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const meaning = MEANINGS[step.step];
  const waits = step.state === 'confirm' || step.state === 'blocked';
  return (
    <section className="card run-step" data-state={step.state} aria-labelledby="run-step">
      {waits && <WaitsBand step={step} />}
      <header>
        <p className="cap">
          {text('run.place', { n: run.steps.indexOf(step) + 1, m: run.steps.length })} ·{' '}
          {text(`cite.${step.citation}`)}
          {step.irreversible && <> · {text('operations.irreversible')}</>}
        </p>
        <div className="rule-line">
          <h3 id="run-step" tabIndex={-1} ref={heading}>
            {stepText(text, step)}
          </h3>
          <StepState state={step.state} />
          {step.at !== null && <Age at={step.at} className="cap num" />}
        </div>
        {meaning !== undefined && <p className="dim">{text(meaning)}</p>}
        {step.refusal !== null && (
          <p className="run-refusal" role="alert">
            {refusalText(text, step.refusal)}
          </p>
        )}
        {step.leadsTo !== null && <WaysOn title={text('run.leadsTo')} requests={[step.leadsTo]} />}
      </header>
      <StepFacts run={run} step={step} />
      {waits && (
        <footer className="run-actions">
          <StepActions
            key={`${step.id} ${step.state}`}
            run={run}
            step={step}
            onTaken={() => heading.current?.focus()}
          />
        </footer>
      )}
    </section>
  );
}

function WaitsBand({ step: { state, saidYesTo } }: Pick<Props, 'step'>) {
  const text = useText();
  const isConfirm = state === 'confirm';
  const Shape = isConfirm ? Hand : OctagonAlert;
  return (
    <div className="run-band" role="status">
      <Shape className="icon" size={18} aria-hidden />
      <div>
        <b>{text(isConfirm ? 'run.waits.title' : 'run.blocked.title')}</b>
        <p>{text(isConfirm ? 'run.waits.explain' : 'run.blocked.explain')}</p>
        {saidYesTo !== null && <p role="alert">{text('run.waits.anew', { words: saidYesTo })}</p>}
      </div>
    </div>
  );
}

function StepFacts({ run, step }: Props) {
  const text = useText();
  const confirm = useConfirm(run.operation, step.id);
  const { rules, effects, output } = step;
  return (
    <>
      {rules.length > 0 && (
        <div>
          <h4>{text('run.mustHold')}</h4>
          <RuleList rules={rules} onVouch={step.state === 'blocked' ? (word) => confirm([word]) : null} />
        </div>
      )}
      <StepCommand step={step} />
      {effects.length > 0 && (
        <div>
          <h4>{text('run.effects')}</h4>
          <RuleList
            rules={effects}
            isPending={isPending(step)}
            onVouch={step.state === 'checking' ? (word) => confirm([word]) : null}
          />
        </div>
      )}
      {output !== null && output !== '' && (
        <RawOutput title={step.machine ?? text('run.output')} text={output} at={step.at} />
      )}
    </>
  );
}

/** Nothing was sent where there is nothing to send; what cannot be said yet is said to be so. */
function StepCommand({ step }: { readonly step: RunStep }) {
  const text = useText();
  const { command, machine, irreversible } = step;
  if (command !== null)
    return <CommandWords command={command} machine={machine} label={stepText(text, step)} />;
  return <p className="cap">{text(irreversible ? 'run.noWords' : 'run.noCommand')}</p>;
}
