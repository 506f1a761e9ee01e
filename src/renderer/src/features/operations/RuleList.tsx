import { useState } from 'react';
import type { JudgedRule } from '../../../../shared/domain/operation-plan.ts';
import { ruleText } from '../../../../shared/text/plan-text.ts';
import { usePlaces } from '../../live/place.ts';
import { useSubjectPlace } from '../../live/subject-place.ts';
import { Age } from '../../ui/Age.tsx';
import { Button } from '../../ui/Button.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { RawOutput } from '../../ui/RawOutput.tsx';
import { useText } from '../../ui/text-context.ts';
import { VouchDialog, type Vouch } from './VouchDialog.tsx';

const TONES = { pass: 'good', fail: 'critical', unknown: 'unknown' } as const;

interface Props {
  readonly rules: readonly JudgedRule[];
  /** Takes a person's word where a rule leaves the proof to one; null: none is taken here. */
  readonly onVouch?: Vouch | null;
  /** What does not hold is only still to come. */
  readonly isPending?: boolean;
}

/** Every rule with its verdict, its document, the object it is about and the answers it rests on. */
export function RuleList({ rules, onVouch = null, isPending = false }: Props) {
  return (
    <ul className="rules">
      {rules.map((rule, index) => (
        <Rule
          key={`${rule.rule} ${rule.sentence} ${index}`}
          rule={rule}
          onVouch={onVouch}
          isPending={isPending}
        />
      ))}
    </ul>
  );
}

interface RuleProps extends Required<Omit<Props, 'rules'>> {
  readonly rule: JudgedRule;
}

function Rule({ rule, onVouch, isPending }: RuleProps) {
  const text = useText();
  const { verdict, evidence, citation, attestable, attestBy, subject } = rule;
  return (
    <li data-verdict={verdict}>
      <div className="rule-line">
        <Verdict rule={rule} isPending={isPending} />
        <span>{ruleText(text, rule)}</span>
        {verdict !== 'pass' && !isPending && <BlockingObject subject={subject} />}
        {attestBy !== null && verdict === 'unknown' && onVouch !== null && (
          <VouchButton words={attestBy} rule={ruleText(text, rule)} onVouch={onVouch} />
        )}
      </div>
      <div className="rule-foot">
        <p className="cap">
          {text(`rule.name.${rule.rule}`)} · {text(`cite.${citation}`)}
          {attestable && verdict === 'unknown' && <> · {text('operations.attestable')}</>}
        </p>
        {evidence.length > 0 && <Evidence evidence={evidence} />}
      </div>
    </li>
  );
}

function Verdict({ rule: { verdict, attested }, isPending }: Pick<RuleProps, 'rule' | 'isPending'>) {
  const text = useText();
  if (attested) return <Pill tone="warning">{text('vouch.asserted')}</Pill>;
  if (isPending && verdict !== 'pass') return <Pill>{text('run.notYet')}</Pill>;
  return <Pill tone={TONES[verdict]}>{text(`plan.rule.${verdict}`)}</Pill>;
}

function Evidence({ evidence }: Pick<JudgedRule, 'evidence'>) {
  const text = useText();
  const oldest = Math.min(...evidence.map(({ at }) => at));
  return (
    <details>
      <summary>
        {text('operations.evidence', { n: evidence.length })}{' '}
        <span className="cap">
          {text('run.evidenceAge')} <Age at={oldest} />
        </span>
      </summary>
      {evidence.map(({ command, raw, at, from }, index) => (
        <RawOutput key={index} title={command === null ? from : `${from}: ${command}`} text={raw} at={at} />
      ))}
    </details>
  );
}

function VouchButton({ words, rule, onVouch }: { words: string; rule: string; onVouch: Vouch }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text('vouch.now')}</Button>
      {open && <VouchDialog words={words} rule={rule} onVouch={onVouch} onClose={() => setOpen(false)} />}
    </>
  );
}

function BlockingObject({ subject }: Pick<JudgedRule, 'subject'>) {
  const { href } = usePlaces();
  const place = useSubjectPlace(subject);
  if (place === null) return null;
  return (
    <a href={href(place)}>
      <Datum>{subject.id}</Datum>
    </a>
  );
}
