import { useId, useState } from 'react';
import type { Alert } from '../../../../shared/domain/alert.ts';
import { useSubjectName } from '../../live/subject-place.ts';
import { useEngine } from '../../live/use-engine.ts';
import { askText } from '../../ui/ask-text.ts';
import { useText } from '../../ui/text-context.ts';
import { DURATIONS_MS, durationText } from './durations.ts';
import { SignedForm } from './SignedForm.tsx';

const SCOPES = ['this', 'object', 'code'] as const;
type Scope = (typeof SCOPES)[number];

/** Not notified until an end that is chosen here; there is no silence without one. */
export function SilenceDialog({ alert, onClose }: { readonly alert: Alert; readonly onClose: () => void }) {
  const text = useText();
  const engine = useEngine();
  const id = useId();
  const object = useSubjectName(alert.subject);
  const [scope, setScope] = useState<Scope>('this');
  const [forMs, setForMs] = useState<number>(DURATIONS_MS[1]);
  return (
    <SignedForm
      title={text('alerts.silence.now')}
      explain={text('alerts.silence.explain')}
      submit={text('alerts.silence.now')}
      onClose={onClose}
      onSubmit={async (signature) => {
        const reply = await engine.ask('alerts.silence', {
          site: alert.site,
          subject: scope === 'code' ? null : alert.subject,
          code: scope === 'object' ? null : alert.code,
          forMs,
          ...signature,
        });
        return reply.ok ? null : askText(text, reply.error);
      }}
    >
      <fieldset className="choices">
        <legend>{text('alerts.silence.what')}</legend>
        {SCOPES.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name={`${id}scope`}
              checked={choice === scope}
              onChange={() => setScope(choice)}
            />
            {text(`alerts.silence.${choice}`, { object })}
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}for`}>{text('alerts.silence.for')}</label>
        <select
          id={`${id}for`}
          className="input"
          value={forMs}
          onChange={({ target }) => setForMs(Number(target.value))}
        >
          {DURATIONS_MS.map((ms) => (
            <option key={ms} value={ms}>
              {durationText(text, ms)}
            </option>
          ))}
        </select>
      </div>
    </SignedForm>
  );
}
