import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { PortStandIn } from './ports.ts';

export interface WindowRecord {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents: EventEmitter & {
    readonly mainFrame: unknown;
    readonly handlers: ReadonlyMap<string, (event: unknown, ...args: unknown[]) => unknown>;
    readonly windowOpen: ((details: { url: string }) => unknown) | null;
  };
  readonly emit: (event: string, ...args: unknown[]) => boolean;
}

export interface TrayRecord {
  readonly icon: string;
  /** All that were shown, in order. */
  readonly tooltips: readonly string[];
  readonly menu: readonly Electron.MenuItemConstructorOptions[];
}

export interface NotificationRecord {
  readonly options: Electron.NotificationConstructorOptions;
  readonly emit: (event: string, ...args: unknown[]) => boolean;
}

interface Recorder {
  readonly calls: (readonly [string, ...unknown[]])[];
  getsLock: boolean;
  isPackaged: boolean;
  appEvents: EventEmitter | null;
  /** Of the default session. */
  readonly sessionEvents: EventEmitter;
  isReady: boolean;
  /** The desktop's keychain; another `key` is another keychain. */
  readonly keychain: {
    key: string;
    isOpen: boolean;
    backend: ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>;
  };
  protocolHandler: ((request: Request) => Promise<Response>) | null;
  permissionRequest:
    ((contents: unknown, permission: string, decide: (granted: boolean) => void) => void) | null;
  permissionCheck: (() => boolean) | null;
  devicePermission: (() => boolean) | null;
  readonly windows: WindowRecord[];
  readonly pagePorts: PortStandIn[];
  readonly forkArguments: string[][];
  readonly forkFlags: string[][];
  readonly trays: TrayRecord[];
  /** Those that were shown. */
  readonly notifications: NotificationRecord[];
  /** The button that the person presses in the next questions; null: Escape. */
  pressed: number | null;
  readonly children: { readonly kill: () => boolean; readonly gone: Promise<void> }[];
}

/** What the shell did, in order, and the handlers it left. One a process. */
export const recorder: Recorder = {
  calls: [],
  getsLock: process.env['STAND_IN_LOCK'] !== 'taken',
  isPackaged: process.env['STAND_IN_PACKAGED'] !== 'no',
  appEvents: null,
  sessionEvents: new EventEmitter(),
  isReady: false,
  keychain: { key: 'first', isOpen: true, backend: 'gnome_libsecret' },
  protocolHandler: null,
  permissionRequest: null,
  permissionCheck: null,
  devicePermission: null,
  windows: [],
  pagePorts: [],
  forkArguments: [],
  forkFlags: [],
  trays: [],
  notifications: [],
  pressed: null,
  children: [],
};

export function note(...call: readonly [string, ...unknown[]]): void {
  recorder.calls.push(call);
}
