import { useId, useState } from 'react';
import type { Subject } from '../../../../shared/domain/finding.ts';
import { pageClock } from '../../live/clock.ts';
import { useEngine } from '../../live/use-engine.ts';
import { useSite, useSiteId } from '../../live/use-site.ts';
import { askText } from '../../ui/ask-text.ts';
import { useText } from '../../ui/text-context.ts';
import { fromLocalInput, toLocalInput } from './local-time.ts';
import { SignedForm } from './SignedForm.tsx';
import { subjectChoices } from './subject-choices.ts';

const USUAL_MS = 2 * 3_600_000;

interface Props {
  /** What is proposed. */
  readonly subject: Subject | null;
  readonly onClose: () => void;
}

/** Planned work on an object: from when, until when, by whom, why. */
export function MaintenanceDialog({ subject, onClose }: Props) {
  const text = useText();
  const engine = useEngine();
  const site = useSiteId();
  const picture = useSite();
  const id = useId();
  const choices = subjectChoices(picture, site, subject, text('alerts.maintenance.site'));
  const [chosen, setChosen] = useState(() => keyOf(subject ?? { kind: 'site', id: site }));
  const [from, setFrom] = useState(() => toLocalInput(pageClock.now()));
  const [until, setUntil] = useState(() => toLocalInput(pageClock.now() + USUAL_MS));
  const fields = [
    ['from', from, setFrom],
    ['until', until, setUntil],
  ] as const;
  return (
    <SignedForm
      title={text('alerts.maintenance.add')}
      explain={text('alerts.maintenance.explain')}
      submit={text('alerts.maintenance.now')}
      onClose={onClose}
      onSubmit={async (signature) => {
        const [begins, ends] = [fromLocalInput(from), fromLocalInput(until)];
        const about = choices.find((choice) => keyOf(choice.subject) === chosen)?.subject;
        if (
          begins === null ||
          ends === null ||
          ends <= begins ||
          ends <= pageClock.now() ||
          about === undefined
        )
          return text('alerts.maintenance.wrong');
        const window = { site, subject: about, from: begins, until: ends, ...signature };
        const reply = await engine.ask('alerts.maintenance.add', window);
        return reply.ok ? null : askText(text, reply.error);
      }}
    >
      <div className="field">
        <label htmlFor={`${id}object`}>{text('alerts.maintenance.object')}</label>
        <select
          id={`${id}object`}
          className="input"
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
        >
          {choices.map((choice) => (
            <option key={keyOf(choice.subject)} value={keyOf(choice.subject)} translate="no">
              {choice.name}
            </option>
          ))}
        </select>
      </div>
      {fields.map(([name, value, set]) => (
        <div key={name} className="field">
          <label htmlFor={`${id}${name}`}>{text(`alerts.maintenance.${name}`)}</label>
          <input
            id={`${id}${name}`}
            className="input"
            type="datetime-local"
            value={value}
            onChange={({ target }) => set(target.value)}
          />
        </div>
      ))}
    </SignedForm>
  );
}

const keyOf = ({ kind, id }: Subject): string => `${kind} ${id}`;
