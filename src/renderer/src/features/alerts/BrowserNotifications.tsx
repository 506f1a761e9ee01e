import {
  startNotifications,
  stopNotifications,
  useNotificationState,
} from '../../live/browser-notifications.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { useText } from '../../ui/text-context.ts';

/** Notifications of the system: asked for here and nowhere else. */
export function BrowserNotifications() {
  const text = useText();
  const state = useNotificationState();
  return (
    <Card title={text('notify.browser')}>
      <div className="signed-form">
        <p className="dim">{text('notify.browser.explain')}</p>
        <p role="status">{text(`notify.browser.${state}`)}</p>
        {state === 'off' && (
          <Button onClick={() => void startNotifications()}>{text('notify.browser.ask')}</Button>
        )}
        {state === 'on' && <Button onClick={stopNotifications}>{text('notify.browser.stop')}</Button>}
      </div>
    </Card>
  );
}
