import { app, dialog, powerMonitor, type BrowserWindow } from 'electron';
import type { Text } from '../../shared/text/text.ts';
import { hasTray } from './has-tray.ts';

/**
 * Closing the window leaves core and tray running; where there is no tray, closing is quitting. Quitting asks first
 * and says what stops, whoever wants it: tray, menu, shortcut. The end of the session and signals are not asked.
 */
export function guardQuit(window: BrowserWindow, text: Text): void {
  let leaving = false;
  let asking = false;
  const leave = () => {
    leaving = true;
    app.quit();
  };
  const askToLeave = async (why: 'quit' | 'no-tray'): Promise<void> => {
    if (asking) return;
    asking = true;
    const wanted = await wantsToQuit(window, text, why);
    asking = false;
    if (wanted) leave();
  };
  const close = async (): Promise<void> => {
    if (await hasTray()) window.hide();
    else await askToLeave('no-tray');
  };
  window.on('close', (event) => {
    if (leaving) return;
    event.preventDefault();
    void close();
  });
  app.on('before-quit', (event) => {
    if (leaving) return;
    event.preventDefault();
    void askToLeave('quit');
  });
  powerMonitor.on('shutdown', leave);
  window.on('session-end', leave);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave);
}

async function wantsToQuit(window: BrowserWindow, text: Text, why: 'quit' | 'no-tray'): Promise<boolean> {
  const question = {
    type: 'question' as const,
    buttons: [text('quit.quit'), text('quit.stay')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
    message: text('quit.question'),
    detail: why === 'quit' ? text('quit.stops') : `${text('quit.stops')}\n\n${text('quit.noTray')}`,
  };
  // A question that hangs on a hidden window could not be seen.
  const { response } = await (window.isVisible()
    ? dialog.showMessageBox(window, question)
    : dialog.showMessageBox(question));
  return response === 0;
}
