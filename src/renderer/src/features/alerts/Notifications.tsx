import { useAsk } from '../../live/use-ask.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { BrowserNotifications } from './BrowserNotifications.tsx';
import { Channels } from './Channels.tsx';
import { Deliveries } from './Deliveries.tsx';

/** Who is told of alerts, and whether it gets through. */
export function Notifications() {
  const asking = useAsk('notify.status', {}, { refreshMs: 5_000 });
  return (
    <div className="page">
      <BrowserNotifications />
      <AskGate question={asking}>
        {(status) => (
          <>
            <Channels status={status} />
            <Deliveries status={status} />
          </>
        )}
      </AskGate>
    </div>
  );
}
