// Plain Node 20, no dependencies: one rule for all who open the desktop window, or test it.
import { existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };

/** Electron's binary when it is there, else null. */
export function electronBinary() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH || 'node_modules/electron/dist';
  const binary = path.resolve(folder, NAMES[process.platform] ?? 'electron');
  return existsSync(binary) ? binary : null;
}

/** Linux alone may have none. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
