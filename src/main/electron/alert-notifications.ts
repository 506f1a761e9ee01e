import { Notification } from 'electron';
import type { Alert } from '../../shared/domain/alert.ts';
import { alertText } from '../../shared/text/alert-text.ts';
import type { Text } from '../../shared/text/text.ts';

/** Answers with what shows an alert outside the window, as the desktop shows notifications; a click is `onClick`. */
export function alertNotifications(text: Text, onClick: (alert: Alert) => void): (alert: Alert) => void {
  // Electron forgets the click of one that nobody holds.
  const shown = new Map<string, Notification>();
  return (alert) => {
    if (!Notification.isSupported()) return;
    shown.get(alert.id)?.close();
    const notification = new Notification({
      title: `${text(`severity.${alert.severity}`)} – ${text('app.name')}`,
      body: alertText(text, alert),
      urgency: 'critical',
      timeoutType: 'never',
    });
    shown.set(alert.id, notification);
    const forget = () => {
      if (shown.get(alert.id) === notification) shown.delete(alert.id);
    };
    notification.on('click', () => {
      onClick(alert);
      forget();
    });
    notification.on('close', forget);
    notification.show();
  };
}
