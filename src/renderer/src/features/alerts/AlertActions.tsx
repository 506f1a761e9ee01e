import { useState } from 'react';
import type { Alert } from '../../../../shared/domain/alert.ts';
import { recoveryPlace } from '../../live/recovery-place.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text-context.ts';
import { AcknowledgeDialog } from './AcknowledgeDialog.tsx';
import { MaintenanceDialog } from './MaintenanceDialog.tsx';
import { SilenceDialog } from './SilenceDialog.tsx';

/** What a person decides about an alert. None of it changes a machine. */
export function AlertActions({ alert }: { readonly alert: Alert }) {
  const text = useText();
  const [open, setOpen] = useState<'acknowledge' | 'silence' | 'maintenance' | null>(null);
  const close = (): void => setOpen(null);
  // The way out stands first; that somebody knows of it comes after.
  const hasWayOn = recoveryPlace(alert) !== null;
  return (
    <div className="alert-actions">
      {alert.acknowledged === null && (
        <Button kind={hasWayOn ? 'plain' : 'primary'} onClick={() => setOpen('acknowledge')}>
          {text('alerts.acknowledge')}
        </Button>
      )}
      <Button onClick={() => setOpen('silence')}>{text('alerts.silence')}</Button>
      {alert.site !== null && (
        <Button onClick={() => setOpen('maintenance')}>{text('alerts.maintenance.add')}</Button>
      )}
      {open === 'acknowledge' && <AcknowledgeDialog alert={alert} onClose={close} />}
      {open === 'silence' && <SilenceDialog alert={alert} onClose={close} />}
      {open === 'maintenance' && alert.site !== null && (
        <MaintenanceDialog subject={alert.subject} onClose={close} />
      )}
    </div>
  );
}
