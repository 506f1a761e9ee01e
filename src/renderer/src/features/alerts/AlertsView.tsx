import { usePlaces } from '../../live/place.ts';
import { useTopic } from '../../live/use-engine.ts';
import { useSiteId } from '../../live/use-site.ts';
import { alertsOfSite, causesIn } from '../../live/open-alerts.ts';
import { Waiting } from '../../ui/Notice.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useText } from '../../ui/text-context.ts';
import { AlertHistory } from './AlertHistory.tsx';
import { DeliveryTrouble } from './DeliveryTrouble.tsx';
import { GapNotice } from './GapNotice.tsx';
import { Notifications } from './Notifications.tsx';
import { OpenAlerts } from './OpenAlerts.tsx';
import { PastAlerts } from './PastAlerts.tsx';
import { QuietLists } from './QuietLists.tsx';
import { UnstoredNotice } from './UnstoredNotice.tsx';
import '../../ui/page.css';
import './alerts.css';

/** What asks for a person, by cause; what keeps quiet; what was; who is told. */
export function AlertsView() {
  const text = useText();
  const site = useSiteId();
  const { place } = usePlaces();
  const payload = useTopic('alerts');
  if (place.moment !== 'now') return <PastAlerts moment={place.moment} />;
  if (payload === null) return <Waiting />;
  const open = alertsOfSite(payload.open, site);
  const silences = payload.silences.filter((silence) => silence.site === null || silence.site === site);
  const windows = payload.maintenance.filter((window) => window.site === site);
  return (
    <div className="alerts">
      <h2>{text('alerts.title')}</h2>
      {payload.gap !== null && <GapNotice gap={payload.gap} />}
      {payload.unstoredSince !== null && <UnstoredNotice since={payload.unstoredSince} />}
      <DeliveryTrouble />
      <Tabs
        label={text('alerts.title')}
        tabs={[
          {
            id: 'open',
            title: text('alerts.tab.open', { n: causesIn(open).length }),
            content: <OpenAlerts alerts={open} others={payload.open} watched={payload.gap === null} />,
          },
          {
            id: 'quiet',
            title: text('alerts.tab.quiet', { n: silences.length + windows.length }),
            content: <QuietLists silences={silences} windows={windows} />,
          },
          { id: 'history', title: text('alerts.tab.history'), content: <AlertHistory /> },
          { id: 'notifications', title: text('alerts.tab.notifications'), content: <Notifications /> },
        ]}
      />
    </div>
  );
}
