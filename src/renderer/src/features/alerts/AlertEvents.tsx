import type { Alert } from '../../../../shared/domain/alert.ts';
import { useAsk } from '../../live/use-ask.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { useText } from '../../ui/text-context.ts';
import { Time } from '../../ui/Time.tsx';

const MOST = 1000;

/** The life of one alert as the store has it. */
export function AlertEvents({ alert }: { readonly alert: Alert }) {
  const text = useText();
  const { id, site, openedAt } = alert;
  const asking = useAsk(
    'alerts.history',
    { site, from: openedAt, to: openedAt + 1, limit: MOST },
    { refreshMs: 5_000 },
  );
  return (
    <div>
      <h4>{text('alerts.events')}</h4>
      <AskGate question={asking}>
        {({ alerts }) => (
          <ol className="alert-events">
            {(alerts.find((entry) => entry.alert.id === id)?.events ?? []).map((event) => (
              <li key={`${event.at} ${event.kind}`}>
                <Time at={event.at} className="cap num" />
                <span>
                  {text(`alerts.event.${event.kind}`)}
                  {event.by !== null && (
                    <span className="dim">
                      {' '}
                      {text('alerts.event.by', { by: event.by, reason: event.reason ?? '' })}
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ol>
        )}
      </AskGate>
    </div>
  );
}
