import type { Alert } from '../../../../shared/domain/alert.ts';
import { FINDING_CODES, type Finding } from '../../../../shared/domain/finding.ts';
import { alertParts, alertText, procedureText } from '../../../../shared/text/alert-text.ts';
import { usePlaces } from '../../live/place.ts';
import { Facts } from '../../ui/Facts.tsx';
import { FindingWords } from '../../ui/FindingWords.tsx';
import { useFormat } from '../../ui/format.ts';
import { CountdownLine } from '../../ui/CountdownLine.tsx';
import { Rich } from '../../ui/Rich.tsx';
import { SeverityPill } from '../../ui/SeverityPill.tsx';
import { useText } from '../../ui/text-context.ts';
import { Time } from '../../ui/Time.tsx';
import { AlertActions } from './AlertActions.tsx';
import { AlertEvents } from './AlertEvents.tsx';
import { RecoveryLink } from './RecoveryLink.tsx';
import { SubjectLinks } from './SubjectLinks.tsx';

interface Props {
  readonly alert: Alert;
  readonly cause: Alert | null;
}

/** One alert: what it means, what the documents say to do, what a person may decide, what happened so far. */
export function AlertDetail({ alert, cause }: Props) {
  const text = useText();
  const { href } = usePlaces();
  const finding = findingOf(alert);
  return (
    <section className="card alert-detail" aria-label={alertText(text, alert)}>
      <header>
        <SeverityPill severity={alert.severity} />
        <h3>
          <Rich parts={alertParts(text, alert)} />
        </h3>
      </header>
      {alert.countdown !== null && <CountdownLine countdown={alert.countdown} />}
      {cause !== null && (
        <p>
          {text('alerts.symptomOf')}{' '}
          <a href={href({ view: 'alerts', object: cause.id })}>{alertText(text, cause)}</a>
        </p>
      )}
      <Notes alert={alert} />
      <RecoveryLink alert={alert} />
      <AlertActions alert={alert} />
      {finding !== null && <FindingWords finding={finding} />}
      <div>
        <h4>{text('alerts.procedure')}</h4>
        <p>{procedureText(text, alert.procedure)}</p>
      </div>
      <Facts
        items={[
          [text('alerts.object'), <SubjectLinks key="links" alert={alert} />],
          [text('alerts.holds'), <Time key="since" at={alert.since} />],
          [text('alerts.opened'), <Time key="opened" at={alert.openedAt} />],
        ]}
      />
      <AlertEvents alert={alert} />
    </section>
  );
}

function findingOf({ code, severity, subject, facts, since }: Alert): Finding | null {
  const known = FINDING_CODES.find((finding) => finding === code);
  return known === undefined ? null : { code: known, severity, subject, facts, since };
}

/** What keeps it quiet, and what is not certain about it. */
function Notes({ alert: { acknowledged, suppressed, confirmed, flapping } }: { readonly alert: Alert }) {
  const text = useText();
  const format = useFormat();
  return (
    <>
      {acknowledged !== null && (
        <p>
          {text('alerts.acknowledged', { ...acknowledged, at: format.full(acknowledged.at) })}{' '}
          <span className="dim">{text('alerts.acknowledged.until')}</span>
        </p>
      )}
      {suppressed !== null && <p className="dim">{text(`alerts.suppressed.${suppressed}`)}</p>}
      {!confirmed && <p className="dim">{text('alerts.unconfirmed')}</p>}
      {flapping && <p className="dim">{text('alerts.flapping')}</p>}
    </>
  );
}
