import type { JudgedRule } from '../../../../shared/domain/operation-plan.ts';
import { ruleText } from '../../../../shared/text/plan-text.ts';
import { usePlaces } from '../../live/place.ts';
import { useSubjectPlace } from '../../live/subject-place.ts';
import { Datum } from '../../ui/Datum.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { RawOutput } from '../../ui/RawOutput.tsx';
import { useText } from '../../ui/text-context.ts';

const TONES = { pass: 'good', fail: 'critical', unknown: 'unknown' } as const;

/** Every rule with its verdict, its document, the object it is about and the answers it rests on. */
export function RuleList({ rules }: { readonly rules: readonly JudgedRule[] }) {
  return (
    <ul className="rules">
      {rules.map((rule) => (
        <Rule key={`${rule.rule} ${rule.sentence}`} rule={rule} />
      ))}
    </ul>
  );
}

function Rule({ rule }: { readonly rule: JudgedRule }) {
  const text = useText();
  const { verdict, evidence, citation, attestable, subject } = rule;
  return (
    <li data-verdict={verdict}>
      <div className="rule-line">
        <Pill tone={TONES[verdict]}>{text(`plan.rule.${verdict}`)}</Pill>
        <span>{ruleText(text, rule)}</span>
        {verdict !== 'pass' && <BlockingObject subject={subject} />}
      </div>
      <p className="cap">
        {text(`rule.name.${rule.rule}`)} · {text(`cite.${citation}`)}
        {attestable && verdict === 'unknown' && <> · {text('operations.attestable')}</>}
      </p>
      {evidence.length > 0 && (
        <details>
          <summary>{text('operations.evidence', { n: evidence.length })}</summary>
          {evidence.map(({ command, raw, at, from }, index) => (
            <RawOutput
              key={index}
              title={command === null ? from : `${from}: ${command}`}
              text={raw}
              at={at}
            />
          ))}
        </details>
      )}
    </li>
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
