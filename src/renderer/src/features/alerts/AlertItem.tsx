import { useState } from 'react';
import type { Alert } from '../../../../shared/domain/alert.ts';
import { alertParts } from '../../../../shared/text/alert-text.ts';
import { usePlaces } from '../../live/place.ts';
import { CountdownLine } from '../../ui/CountdownLine.tsx';
import { Rich } from '../../ui/Rich.tsx';
import { useText } from '../../ui/text-context.ts';
import { TONE_OF } from '../../ui/tone.ts';
import { AlertLine } from './AlertLine.tsx';
import { AlertMarks } from './AlertMarks.tsx';

interface Props {
  readonly alert: Alert;
  readonly symptoms: readonly Alert[];
  /** Id of the alert that is explained beside the list. */
  readonly chosen: string | null;
}

/** A cause: what, since when, what keeps it quiet, what may still happen by itself, and its symptoms. */
export function AlertItem({ alert, symptoms, chosen }: Props) {
  const text = useText();
  const tone = TONE_OF[alert.severity];
  const quiet = alert.acknowledged !== null || alert.suppressed !== null;
  // What a person opened stays open, whichever alert is chosen next.
  const [isOpen, setOpen] = useState(false);
  const holdsChosen = symptoms.some(({ id }) => id === chosen);
  return (
    <li className="card alert" data-tone={tone} data-quiet={quiet} data-chosen={alert.id === chosen}>
      <LinkedLine alert={alert} chosen={chosen} />
      <AlertMarks alert={alert} />
      {alert.countdown !== null && <CountdownLine countdown={alert.countdown} />}
      {symptoms.length > 0 && (
        <details
          className="alert-symptoms"
          open={isOpen || holdsChosen}
          onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
        >
          <summary>{text('alerts.symptoms', { n: symptoms.length })}</summary>
          <ul>
            {symptoms.map((symptom) => (
              <li key={symptom.id}>
                <LinkedLine alert={symptom} chosen={chosen} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function LinkedLine({ alert, chosen }: { readonly alert: Alert; readonly chosen: string | null }) {
  const text = useText();
  const { href } = usePlaces();
  return (
    <AlertLine alert={alert}>
      <a
        href={href({ view: 'alerts', object: alert.id })}
        aria-current={alert.id === chosen ? 'true' : undefined}
      >
        <Rich parts={alertParts(text, alert)} />
      </a>
    </AlertLine>
  );
}
