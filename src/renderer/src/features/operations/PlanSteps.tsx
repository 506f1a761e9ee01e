import type { PlanStep } from '../../../../shared/domain/operation-plan.ts';
import { stepText } from '../../../../shared/text/plan-text.ts';
import { Pill } from '../../ui/Pill.tsx';
import { useText } from '../../ui/text-context.ts';
import { CommandWords } from './CommandWords.tsx';
import { RuleList } from './RuleList.tsx';
import type { Vouch } from './VouchDialog.tsx';

const TONES = { now: 'good', later: 'quiet', blocked: 'critical' } as const;

interface Props {
  readonly steps: readonly PlanStep[];
  readonly onVouch: Vouch | null;
}

/** The steps in their order: what each does, where, by which words, and what must hold before it. */
export function PlanSteps({ steps, onVouch }: Props) {
  return (
    <ol className="plan-steps">
      {steps.map((step) => (
        <Step key={step.id} step={step} onVouch={onVouch} />
      ))}
    </ol>
  );
}

function Step({ step, onVouch }: { readonly step: PlanStep; readonly onVouch: Vouch | null }) {
  const text = useText();
  const { standing, command, machine, citation, irreversible, rules, part } = step;
  return (
    <li data-standing={standing}>
      <div className="rule-line">
        <Pill tone={TONES[standing]}>{text(`plan.step.${standing}`)}</Pill>
        {part === 'restore' && <Pill>{text('run.restores')}</Pill>}
        <strong>{stepText(text, step)}</strong>
      </div>
      <p className="cap">
        {text(`cite.${citation}`)}
        {irreversible && <> · {text('operations.irreversible')}</>}
      </p>
      {command !== null && <CommandWords command={command} machine={machine} label={stepText(text, step)} />}
      {rules.length > 0 && <RuleList rules={rules} onVouch={onVouch} />}
    </li>
  );
}
