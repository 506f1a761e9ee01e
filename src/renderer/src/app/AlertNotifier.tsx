import { useEffect, useRef } from 'react';
import type { Alert } from '../../../shared/domain/alert.ts';
import { alertText } from '../../../shared/text/alert-text.ts';
import { notify } from '../live/browser-notifications.ts';
import { usePlaces } from '../live/place.ts';
import { useTopic } from '../live/use-engine.ts';
import { useText } from '../ui/text-context.ts';

const toldAs = ({ id, notifiedAt }: Alert): string => `${id} ${notifiedAt ?? ''}`;

/** Shows what the engine notifies from now on; what it had notified before the page was loaded is in the list. */
export function AlertNotifier() {
  const text = useText();
  const { go } = usePlaces();
  const payload = useTopic('alerts');
  const told = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (payload === null) return;
    const notified = payload.open.filter(({ notifiedAt }) => notifiedAt !== null);
    const before = told.current;
    told.current = new Set(notified.map(toldAs));
    if (before === null) return;
    for (const alert of notified.filter((one) => !before.has(toldAs(one)))) {
      const title = `${text(`severity.${alert.severity}`)} – ${text('app.name')}`;
      const place = { view: 'alerts', object: alert.id, moment: 'now' } as const;
      notify(title, alertText(text, alert), alert.id, () =>
        go(alert.site === null ? place : { ...place, site: alert.site }),
      );
    }
  }, [payload, text, go]);
  return null;
}
