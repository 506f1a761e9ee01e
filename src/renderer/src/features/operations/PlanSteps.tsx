import type { PlanStep } from '../../../../shared/domain/operation-plan.ts';
import { stepText } from '../../../../shared/text/plan-text.ts';
import { Pill } from '../../ui/Pill.tsx';
import { useText } from '../../ui/text-context.ts';
import { RuleList } from './RuleList.tsx';

const TONES = { now: 'good', later: 'quiet', blocked: 'critical' } as const;

/** The steps in their order: what each does, where, by which words, and what must hold before it. */
export function PlanSteps({ steps }: { readonly steps: readonly PlanStep[] }) {
  return (
    <ol className="plan-steps">
      {steps.map((step, index) => (
        <Step key={`${step.step} ${index}`} step={step} />
      ))}
    </ol>
  );
}

function Step({ step }: { readonly step: PlanStep }) {
  const text = useText();
  const { standing, command, machine, citation, irreversible, rules } = step;
  return (
    <li data-standing={standing}>
      <div className="rule-line">
        <Pill tone={TONES[standing]}>{text(`plan.step.${standing}`)}</Pill>
        <strong>{stepText(text, step)}</strong>
      </div>
      <p className="cap">
        {text(`cite.${citation}`)}
        {irreversible && <> · {text('operations.irreversible')}</>}
      </p>
      {command !== null && (
        <pre
          className="plan-command mono"
          translate="no"
          tabIndex={0}
          role="region"
          aria-label={stepText(text, step)}
        >
          {machine === null ? command : `${machine}:\n${command}`}
        </pre>
      )}
      {rules.length > 0 && <RuleList rules={rules} />}
    </li>
  );
}
