import { useId } from 'react';
import type { JudgedRule } from '../../../../shared/domain/operation-plan.ts';
import { Datum } from '../../ui/Datum.tsx';
import { useText } from '../../ui/text-context.ts';
import type { GuestDraft } from './drain-draft.ts';

interface Props {
  readonly draft: GuestDraft;
  /** The plan's own word about it, with what stopping it would mean. */
  readonly said: JudgedRule | null;
  readonly isWrong: boolean;
  readonly onChange: (draft: GuestDraft) => void;
}

/** Two ways for one guest, what stopping it would mean, and why it is left. */
export function GuestChoice({ draft, said, isWrong, onChange }: Props) {
  const text = useText();
  const id = useId();
  const { guest, choice, reason } = draft;
  return (
    <fieldset className="guest-choice">
      <legend>
        <Datum>{guest}</Datum>
      </legend>
      {said !== null && (
        <p className="cap">
          {text('drain.ifStopped', {
            said: text(said.values['stuck'] === '' ? 'rule.choice.stop' : 'rule.choice.nowhere', said.values),
          })}
        </p>
      )}
      <div className="guest-ways">
        {(['stop', 'leave'] as const).map((way) => (
          <label key={way}>
            <input
              type="radio"
              name={id}
              checked={choice === way}
              aria-invalid={isWrong && choice === null}
              onChange={() => onChange({ ...draft, choice: way })}
            />
            {text(`drain.${way}`)}
          </label>
        ))}
      </div>
      {choice === 'leave' && (
        <div className="field">
          <label htmlFor={`${id}-why`}>{text('drain.reason', { guest })}</label>
          <input
            id={`${id}-why`}
            className="input"
            maxLength={500}
            value={reason}
            aria-invalid={isWrong}
            onChange={({ target }) => onChange({ ...draft, reason: target.value })}
          />
          {isWrong && <p className="plan-refused">{text('drain.reason.missing', { guest })}</p>}
        </div>
      )}
    </fieldset>
  );
}
