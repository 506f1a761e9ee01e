import { BrowserWindow, screen } from 'electron';
import { readWindowState, writeWindowState } from './window-state.ts';

const FIRST_SIZE = { width: 1440, height: 900 };

export interface WindowPlan {
  /** The built preload: one CommonJS file. */
  readonly preload: string;
  readonly icon: string;
  readonly stateFile: string;
}

/** The console's window, where it stood at last. Hidden until its page is ready to be shown. */
export function openWindow({ preload, icon, stateFile }: WindowPlan): BrowserWindow {
  const displays = screen.getAllDisplays().map(({ workArea }) => workArea);
  const state = readWindowState(stateFile, displays);
  const window = new BrowserWindow({
    ...(state?.bounds ?? FIRST_SIZE),
    minWidth: 800,
    minHeight: 500,
    show: false,
    autoHideMenuBar: true,
    title: 'Nodeward',
    icon,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (state?.maximized === true) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
  });
  window.on('close', () => {
    writeWindowState(stateFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') window.webContents.reload();
  });
  return window;
}
