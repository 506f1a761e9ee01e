import { Check, Minus, OctagonAlert } from 'lucide-react';
import type { CheckReport } from '../../../../shared/contract/setup.ts';
import { failureText, mendText } from '../../../../shared/text/failure-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text-context.ts';

interface CheckStepsProps {
  readonly report: CheckReport;
  readonly trouble: string | null;
  readonly onAgain: () => void;
  readonly onEdit: () => void;
  readonly onDiscover: () => void;
}

/** The connection test, step by step: what was tried, what came of it, how to mend it. */
export function CheckSteps({ report, trouble, onAgain, onEdit, onDiscover }: CheckStepsProps) {
  const text = useText();
  const usable = report.steps.some(({ step, outcome }) => step === 'libvirt' && outcome === 'passed');
  return (
    <section className="card start-form">
      <ol className="check-steps" aria-label={text('check.label')}>
        {report.steps.map((step) => (
          <CheckStep key={step.step} step={step} />
        ))}
      </ol>
      {!usable && <p className="dim">{text('add.notUsable')}</p>}
      {trouble !== null && <p role="alert">{trouble}</p>}
      <footer className="dialog-foot">
        <Button onClick={onEdit}>{text('add.edit')}</Button>
        <Button onClick={onAgain}>{text('add.again')}</Button>
        <Button kind="primary" disabled={!usable} onClick={onDiscover}>
          {text('add.discover')}
        </Button>
      </footer>
    </section>
  );
}

const SHAPES = { passed: Check, failed: OctagonAlert, skipped: Minus } as const;

function CheckStep({ step }: { readonly step: CheckReport['steps'][number] }) {
  const text = useText();
  const format = useFormat();
  const Shape = SHAPES[step.outcome];
  return (
    <li data-outcome={step.outcome}>
      <Shape className="icon" size={15} aria-hidden />
      <div>
        <div className="row">
          <h3>{text(`check.${step.step}`)}</h3>
          <span className="check-outcome">{text(`check.${step.outcome}`)}</span>
          <span className="grow" />
          {step.outcome !== 'skipped' && <span className="cap num">{format.ms(step.ms)}</span>}
        </div>
        <p className="cap">{text(`check.explain.${step.step}`)}</p>
        {step.detail !== '' && step.failure === null && (
          <p>
            <Datum>{step.detail}</Datum>
          </p>
        )}
        {step.failure !== null && (
          <>
            <p className="check-failure">{failureText(text, step.failure)}</p>
            <p>{mendText(text, step.failure)}</p>
          </>
        )}
      </div>
    </li>
  );
}
