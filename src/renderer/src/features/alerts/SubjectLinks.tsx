import type { Alert } from '../../../../shared/domain/alert.ts';
import { usePlaces } from '../../live/place.ts';
import { useSubjectName, useSubjectPlace } from '../../live/subject-place.ts';
import { Datum } from '../../ui/Datum.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text-context.ts';

/** The object of an alert, now and at the time that it began. */
export function SubjectLinks({ alert }: { readonly alert: Alert }) {
  const text = useText();
  const format = useFormat();
  const { href } = usePlaces();
  const name = useSubjectName(alert.subject);
  const place = useSubjectPlace(alert.subject);
  if (alert.site === null) return text('alerts.mark.console');
  if (place === null) return <Datum>{name}</Datum>;
  const at = format.time(alert.since);
  return (
    <span className="alert-links">
      <Datum>{name}</Datum>
      <a href={href({ ...place, moment: 'now' })}>{text('alerts.show')}</a>
      <a href={href({ ...place, moment: alert.since })}>{text('alerts.showThen', { at })}</a>
    </span>
  );
}
