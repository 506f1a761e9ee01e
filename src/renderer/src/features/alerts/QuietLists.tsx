import { useState } from 'react';
import type { MaintenanceWindow, Silence } from '../../../../shared/domain/alert.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { useText } from '../../ui/text-context.ts';
import { MaintenanceDialog } from './MaintenanceDialog.tsx';
import { QuietLine } from './QuietLine.tsx';

interface Props {
  readonly silences: readonly Silence[];
  readonly windows: readonly MaintenanceWindow[];
}

/** Everything that keeps alerts from being notified, with its end. */
export function QuietLists({ silences, windows }: Props) {
  const text = useText();
  const [planning, setPlanning] = useState(false);
  return (
    <div className="page-columns">
      <Card title={text('alerts.silences')}>
        {silences.length === 0 && <p className="cap">{text('alerts.silences.none')}</p>}
        <ul className="quiet-list">
          {silences.map((silence) => (
            <QuietLine key={silence.id} quiet={silence} ends="alerts.unsilence" />
          ))}
        </ul>
      </Card>
      <Card
        title={text('alerts.windows')}
        aside={
          <>
            <span className="grow" />
            <Button onClick={() => setPlanning(true)}>{text('alerts.maintenance.add')}</Button>
          </>
        }
      >
        {windows.length === 0 && <p className="cap">{text('alerts.windows.none')}</p>}
        <ul className="quiet-list">
          {windows.map((window) => (
            <QuietLine key={window.id} quiet={{ ...window, code: null }} ends="alerts.maintenance.end" />
          ))}
        </ul>
      </Card>
      {planning && <MaintenanceDialog subject={null} onClose={() => setPlanning(false)} />}
    </div>
  );
}
