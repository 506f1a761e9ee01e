import type { ReactNode } from 'react';
import type { Alert } from '../../../../shared/domain/alert.ts';
import { Age } from '../../ui/Age.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { useText } from '../../ui/text-context.ts';
import { Time } from '../../ui/Time.tsx';
import { TONE_OF } from '../../ui/tone.ts';

/** How bad, what, since when; what it says is the child, as a link or as words. */
export function AlertLine({ alert, children }: { readonly alert: Alert; readonly children: ReactNode }) {
  const text = useText();
  return (
    <div className="alert-line">
      <Badge tone={TONE_OF[alert.severity]}>{text(`severity.${alert.severity}`)}</Badge>
      {children}
      <span className="cap num">
        {text('alerts.since')} <Time at={alert.since} /> (<Age at={alert.since} as="span" />)
      </span>
    </div>
  );
}
