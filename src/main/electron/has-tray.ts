import { execFile } from 'node:child_process';

const WITHIN_MS = 2_000;
const ASK_BUS = [
  ['call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus'],
  ['--method', 'org.freedesktop.DBus.NameHasOwner', 'org.kde.StatusNotifierWatcher'],
].flat();

/**
 * Does this desktop show a tray? Windows and macOS always do. On Linux Electron does not say, and a window that
 * was hidden without one could not be found again: the session bus is asked, and no answer means no.
 */
export function hasTray(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform === 'win32' || platform === 'darwin') return Promise.resolve(true);
  return new Promise((resolve) => {
    execFile('gdbus', ASK_BUS, { timeout: WITHIN_MS }, (error, stdout) => {
      resolve(error === null && stdout.trim() === '(true,)');
    });
  });
}
