import { BellOff, Check, CircleDashed, Monitor, Waves, Wrench, type LucideIcon } from 'lucide-react';
import type { Alert } from '../../../../shared/domain/alert.ts';
import { Pill } from '../../ui/Pill.tsx';
import { useText } from '../../ui/text-context.ts';

interface Mark {
  readonly icon: LucideIcon;
  readonly words: string;
}

/** What else is to be known of an alert at a glance, each with a shape and a word. */
export function AlertMarks({ alert }: { readonly alert: Alert }) {
  const text = useText();
  const { acknowledged, flapping, suppressed, confirmed, site } = alert;
  const marks: readonly (Mark | false)[] = [
    site === null && { icon: Monitor, words: text('alerts.mark.console') },
    flapping && { icon: Waves, words: text('alerts.mark.flapping') },
    !confirmed && { icon: CircleDashed, words: text('alerts.mark.unconfirmed') },
    suppressed === 'silence' && { icon: BellOff, words: text('alerts.mark.silence') },
    suppressed === 'maintenance' && { icon: Wrench, words: text('alerts.mark.maintenance') },
    acknowledged !== null && {
      icon: Check,
      words: text('alerts.mark.acknowledged', { by: acknowledged.by }),
    },
  ];
  const shown = marks.filter((mark) => mark !== false);
  if (shown.length === 0) return null;
  return (
    <p className="alert-marks">
      {shown.map(({ icon: Icon, words }) => (
        <Pill key={words}>
          <Icon className="icon" size={12} aria-hidden />
          {words}
        </Pill>
      ))}
    </p>
  );
}
