import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import type { MessagePortMain } from 'electron';
import { app, dialog, MessageChannelMain, session, type BrowserWindow } from 'electron';
import { createText, type Text } from '../../shared/text/text.ts';
import { systemClock } from '../platform/clock.ts';
import { defaultPaths, type Paths } from '../platform/paths.ts';
import { pinoLogger } from '../platform/pino-logger.ts';
import { lineClient } from '../rpc/line-client.ts';
import type { Line } from '../rpc/line.ts';
import { rehearsalFolder } from '../rpc/rehearsal-folder.ts';
import { keepRehearsal } from '../rpc/rehearsal-keeper.ts';
import { alertNotifications } from './alert-notifications.ts';
import { answerSecrets } from './answer-secrets.ts';
import { registerAppScheme, serveRenderer } from './app-protocol.ts';
import { openTray } from './console-tray.ts';
import { connectWindow } from './connect-window.ts';
import { denyNavigation, denyPermissions } from './deny-by-default.ts';
import { superviseEngine, type EngineSupervisor } from './engine-supervisor.ts';
import { forkEngine, forkRehearsal } from './fork-process.ts';
import { guardQuit } from './guard-quit.ts';
import { keychainFilePlace } from './keychain-file-format.ts';
import { KeychainSecrets } from './keychain-secrets.ts';
import { desktopKeychain } from './keychain.ts';
import { openWindow } from './open-window.ts';
import { alertAddress, pageAddress, type PageAddress } from './page-address.ts';
import { portLine } from './port-line.ts';
import { readShellArguments } from './shell-arguments.ts';
import { watchAlerts } from './watch-alerts.ts';
import { watchWorst } from './worst-state.ts';

/** The desktop host, in the order that Electron asks for: scheme, folders and lock before `ready`, the rest after. */
export async function runShell(): Promise<void> {
  process.umask(0o077);
  registerAppScheme();
  const shell = readShellArguments(process.argv.slice(1));
  const { config, data } = defaultPaths();
  const paths: Paths = { config, data: shell.data ?? data };
  app.setPath('userData', path.join(paths.data, 'desktop'));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  const page = pageAddress(app.isPackaged, process.env['ELECTRON_RENDERER_URL']);
  denyNavigation(app, page);
  await app.whenReady();

  denyPermissions(session.defaultSession, page);
  serveRenderer(path.join(app.getAppPath(), 'out', 'renderer'));
  const text = createText('en');
  const engine = startSupervised(paths, text);
  if (shell.rehearsal) openRehearsal(engine);
  const window = await openConsole(paths, page, engine, text);
  const show = () => {
    bringToFront(window);
  };
  app.on('second-instance', show);
  app.on('activate', show);
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** The worst state in the tray; what closes the window and ends the program goes through the guard. */
function watchFromTray(window: BrowserWindow, engine: EngineSupervisor<MessagePortMain>, text: Text): void {
  guardQuit(window, text);
  const show = openTray({
    icons: path.join(app.getAppPath(), 'resources', 'icons'),
    text,
    onShow: () => {
      bringToFront(window);
    },
    onQuit: () => {
      app.quit();
    },
  });
  void watchWorst(() => lineTo(engine), systemClock, untilQuit(), show);
}

/** New critical alerts as the desktop's own notifications; a click shows the alert in the window. */
function notifyOfAlerts(
  window: BrowserWindow,
  page: PageAddress,
  engine: EngineSupervisor<MessagePortMain>,
  text: Text,
): void {
  const tell = alertNotifications(text, (alert) => {
    bringToFront(window);
    void window.loadURL(alertAddress(page, alert));
  });
  void watchAlerts(() => lineTo(engine), systemClock, untilQuit(), tell);
}

function untilQuit(): AbortSignal {
  const stop = new AbortController();
  app.on('will-quit', () => {
    stop.abort();
  });
  return stop.signal;
}

function lineTo(engine: EngineSupervisor<MessagePortMain>): Line {
  const { port1, port2 } = new MessageChannelMain();
  engine.connect(port1);
  return portLine(port2);
}

function startSupervised(paths: Paths, text: Text): EngineSupervisor<MessagePortMain> {
  const log = pinoLogger(path.join(paths.data, 'log', 'shell.log'), 'info');
  const built = (name: string) => path.join(app.getAppPath(), 'out', 'main', name);
  const launch = () => forkRehearsal(built('rehearsal.js'), rehearsalFolder(paths.data));
  const rehearsal = keepRehearsal(launch, systemClock, log, () => {
    openRehearsal(supervisor);
  });
  const closing = new AbortController();
  const secrets = new KeychainSecrets(keychainFilePlace(paths), desktopKeychain);
  const supervisor = superviseEngine<MessagePortMain>({
    start: (restartedBecause) =>
      forkEngine(built('engine.js'), text, {
        version: app.getVersion(),
        paths,
        home: homedir(),
        localUser: userInfo().username,
        restartedBecause,
      }),
    clock: systemClock,
    log,
    onRefused: (why) => {
      dialog.showErrorBox(text('start.refused'), why);
      app.exit(1);
    },
    startRehearsal: () => rehearsal.start(closing.signal),
    answerSecrets: (request) => answerSecrets(secrets, request),
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    closing.abort();
    void supervisor.close().then(() => {
      rehearsal.close();
      app.exit(0);
    });
  });
  return supervisor;
}

/** Asks as a page would; how it goes is told by the topics that every page watches. */
function openRehearsal(engine: EngineSupervisor<MessagePortMain>): void {
  void lineClient(lineTo(engine)).ask('rehearsal.open', {});
}

async function openConsole(
  paths: Paths,
  page: PageAddress,
  engine: EngineSupervisor<MessagePortMain>,
  text: Text,
): Promise<BrowserWindow> {
  const root = app.getAppPath();
  const window = openWindow({
    preload: path.join(root, 'out', 'preload', 'index.cjs'),
    icon: path.join(root, 'resources', 'icons', 'nodeward.png'),
    stateFile: path.join(paths.data, 'desktop', 'window.json'),
  });
  connectWindow(window.webContents, page.origin, engine.connect);
  watchFromTray(window, engine, text);
  notifyOfAlerts(window, page, engine, text);
  await window.loadURL(page.url);
  return window;
}
