import { useSyncExternalStore } from 'react';
import { createCell } from './live.ts';

/** `none`: this window cannot show any. `off`: allowed, or not asked for yet, and not wanted. */
export type NotificationState = 'none' | 'denied' | 'off' | 'on';

const KEY = 'nodeward.notifications';
const wanted = createCell(read());
const available = (): boolean => 'Notification' in window;

function read(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on';
  } catch {
    return false;
  }
}

function write(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // Not remembered: the choice still holds for this page.
  }
  wanted.set(on);
}

export function notificationState(): NotificationState {
  if (!available()) return 'none';
  if (Notification.permission === 'denied') return 'denied';
  return wanted.current() && Notification.permission === 'granted' ? 'on' : 'off';
}

export function useNotificationState(): NotificationState {
  return useSyncExternalStore(wanted.subscribe, notificationState);
}

/** Only ever called from a button: asks the person through the browser, once. */
export async function startNotifications(): Promise<void> {
  if (!available()) return;
  write((await Notification.requestPermission()) === 'granted');
}

export function stopNotifications(): void {
  write(false);
}

/** Shows one; the same `tag` replaces what it showed before. A click comes back to this window. */
export function notify(title: string, body: string, tag: string, onClick: () => void): void {
  if (notificationState() !== 'on') return;
  const shown = new Notification(title, { body, tag });
  shown.onclick = () => {
    window.focus();
    onClick();
    shown.close();
  };
}
