/**
 * A recording stand-in for Electron's main process: it notes every call in order, answers as Electron's own type
 * declarations say, and can be steered by the test. It proves what the shell asks for, not what Chromium does with it.
 */
import { EventEmitter } from 'node:events';
import path from 'node:path';
import type * as Electron from 'electron';
import { MessageChannelStandIn, type PortStandIn } from './ports.ts';
import { note, recorder, type NotificationRecord, type TrayRecord, type WindowRecord } from './recorder.ts';

/** Emits an event that listeners may prevent. */
const prevents = (
  emitter: { readonly emit: (event: string, ...args: unknown[]) => boolean },
  event: string,
) => {
  let prevented = false;
  emitter.emit(event, { preventDefault: () => void (prevented = true) });
  return prevented;
};

/**
 * Has these members, each as Electron declares it. Of the `named` ones only the name is checked: an emitter's `on` is
 * overloaded for each event, and some types of Electron cannot be made without it.
 */
type Declared<Part, Typed extends keyof Part, Named extends keyof Part = never> = Pick<Part, Typed> &
  Record<Named, unknown>;

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const appEvents = new EventEmitter();
let ready = false;

export const app = {
  on: (event: string, listener: (...args: unknown[]) => void) => {
    note('app.on', event);
    appEvents.on(event, listener);
    return app;
  },
  isPackaged: recorder.isPackaged,
  enableSandbox: () => {
    note('app.enableSandbox');
  },
  setPath: (name: string, value: string) => {
    note('app.setPath', name, value);
  },
  getAppPath: () => root,
  getVersion: () => '0.0.0-test',
  requestSingleInstanceLock: () => {
    note('app.requestSingleInstanceLock');
    return recorder.getsLock;
  },
  whenReady: async () => {
    note('app.whenReady');
    await Promise.resolve();
    ready = true;
    recorder.isReady = true;
    note('ready');
  },
  /** As Electron does: asks, closes every window, asks again; each may prevent it. */
  quit: () => {
    note('app.quit');
    if (prevents(appEvents, 'before-quit')) return;
    if (recorder.windows.some((window) => prevents(window, 'close'))) return;
    prevents(appEvents, 'will-quit');
  },
  exit: (code: number) => {
    note('app.exit', code);
  },
  getPath: (name: string) => path.join('/home/ann', name),
} satisfies Declared<
  Electron.App,
  | 'isPackaged'
  | 'enableSandbox'
  | 'setPath'
  | 'getAppPath'
  | 'getVersion'
  | 'requestSingleInstanceLock'
  | 'whenReady'
  | 'quit'
  | 'exit'
  | 'getPath',
  'on'
>;
recorder.appEvents = appEvents;

export const protocol = {
  registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => {
    if (ready) throw new Error('Electron would refuse this after ready');
    note('protocol.registerSchemesAsPrivileged', schemes);
  },
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
    if (!ready) throw new Error('Electron would refuse this before ready');
    note('protocol.handle', scheme);
    recorder.protocolHandler = handler;
  },
} satisfies Declared<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>;

const defaultSession = {
  setPermissionRequestHandler: (handler: typeof recorder.permissionRequest) => {
    note('session.setPermissionRequestHandler');
    recorder.permissionRequest = handler;
  },
  setPermissionCheckHandler: (handler: typeof recorder.permissionCheck) => {
    note('session.setPermissionCheckHandler');
    recorder.permissionCheck = handler;
  },
  setDevicePermissionHandler: (handler: typeof recorder.devicePermission) => {
    recorder.devicePermission = handler;
  },
  on: (event: string, listener: (...args: unknown[]) => void) => {
    note('session.on', event);
    recorder.sessionEvents.on(event, listener);
  },
} satisfies Declared<
  Electron.Session,
  never,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'on'
>;
export const session = {
  get defaultSession() {
    if (!ready) throw new Error('Electron has no session before ready');
    return defaultSession;
  },
};

class WebContentsStandIn extends EventEmitter {
  readonly mainFrame = frameOf('app://console');
  readonly handlers = new Map<string, (event: unknown, ...args: unknown[]) => unknown>();
  readonly ipc = {
    handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => unknown) => {
      note('webContents.ipc.handle', channel);
      this.handlers.set(channel, handler);
    },
  };
  windowOpen: ((details: { url: string }) => unknown) | null = null;
  setWindowOpenHandler(handler: (details: { url: string }) => unknown): void {
    this.windowOpen = handler;
  }
  reload(): void {
    note('webContents.reload');
  }
}

function frameOf(origin: string) {
  return {
    origin,
    postMessage: (channel: string, message: unknown, ports: PortStandIn[]) => {
      note('frame.postMessage', channel, message);
      recorder.pagePorts.push(ports[0]!);
    },
  };
}

export class BrowserWindow extends EventEmitter implements WindowRecord {
  readonly webContents = new WebContentsStandIn();
  readonly options: Electron.BrowserWindowConstructorOptions;
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    if (!ready) throw new Error('Electron has no windows before ready');
    note('new BrowserWindow');
    this.options = options;
    recorder.windows.push(this);
    appEvents.emit('web-contents-created', {}, this.webContents);
  }
  loadURL(url: string): Promise<void> {
    note('window.loadURL', url);
    this.emit('ready-to-show');
    return Promise.resolve();
  }
  #visible = false;
  show(): void {
    this.#visible = true;
    note('window.show');
  }
  hide(): void {
    this.#visible = false;
    note('window.hide');
  }
  isVisible(): boolean {
    return this.#visible;
  }
  #maximized = false;
  maximize(): void {
    this.#maximized = true;
    note('window.maximize');
  }
  isMaximized(): boolean {
    return this.#maximized;
  }
  isMinimized(): boolean {
    return true;
  }
  restore(): void {
    note('window.restore');
  }
  focus(): void {
    note('window.focus');
  }
  getNormalBounds(): Electron.Rectangle {
    return { x: 10, y: 20, width: 1000, height: 700 };
  }
}

export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };
export const dialog = {
  showErrorBox: (title: string, text: string) => {
    note('dialog.showErrorBox', title, text);
  },
  /** The person presses the button that the test named, else the one of Escape. */
  showMessageBox: (...given: [unknown, Electron.MessageBoxOptions] | [Electron.MessageBoxOptions]) => {
    const question = given.length === 1 ? given[0] : given[1];
    note('dialog.showMessageBox', given.length === 1 ? 'alone' : 'on the window', question);
    return Promise.resolve({ response: recorder.pressed ?? question.cancelId ?? 0, checkboxChecked: false });
  },
} satisfies Declared<Electron.Dialog, 'showErrorBox', 'showMessageBox'>;

export class Tray extends EventEmitter implements TrayRecord {
  readonly tooltips: string[] = [];
  icon: string;
  menu: Electron.MenuItemConstructorOptions[] = [];
  constructor(icon: string) {
    super();
    if (!ready) throw new Error('Electron has no tray before ready');
    note('new Tray');
    this.icon = icon;
    recorder.trays.push(this);
  }
  setImage(icon: string): void {
    this.icon = icon;
  }
  setToolTip(words: string): void {
    this.tooltips.push(words);
  }
  setContextMenu(menu: Electron.MenuItemConstructorOptions[]): void {
    this.menu = menu;
  }
}
export class Notification extends EventEmitter implements NotificationRecord {
  static isSupported(): boolean {
    return true;
  }
  readonly options: Electron.NotificationConstructorOptions;
  constructor(options: Electron.NotificationConstructorOptions) {
    super();
    if (!ready) throw new Error('Electron shows nothing before ready');
    this.options = options;
  }
  show(): void {
    note('notification.show', this.options.title, this.options.body);
    recorder.notifications.push(this);
  }
  close(): void {
    note('notification.close');
    this.emit('close');
  }
}
export const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
};
export const powerMonitor = {
  on: (event: string) => {
    note('powerMonitor.on', event);
  },
} satisfies Declared<Electron.PowerMonitor, never, 'on'>;
export const shell = {
  openExternal: (url: string) => {
    note('shell.openExternal', url);
    return Promise.resolve();
  },
} satisfies Declared<Electron.Shell, 'openExternal'>;

export { safeStorage } from './safe-storage.ts';

export const MessageChannelMain = MessageChannelStandIn;

export { utilityProcess } from './utility-process.ts';
