/**
 * Runs in a process of its own, with the stand-in for Electron: starts the BUILT shell, tries it, and prints what
 * happened as one JSON line. The tests beside judge it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type * as Electron from 'electron';
import { app } from './stand-in/electron.ts';
import { recorder } from './stand-in/recorder.ts';
import type { PortStandIn } from './stand-in/ports.ts';
import { keepPassword } from './secret-story.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
await import(path.join(root, 'out', 'main', 'index.js'));

const window = recorder.windows[0];
const report = window === undefined ? {} : await tellStory(window);
process.stdout.write(
  `\n${JSON.stringify({ calls: recorder.calls, forkArguments: recorder.forkArguments, forkFlags: recorder.forkFlags, ...report })}\n`,
);
process.exit(0);

type Shown = (typeof recorder.windows)[number];

async function tellStory(shown: Shown) {
  if (process.env['STAND_IN_STORY'] === 'alerts') return { notified: await tryNotifications() };
  if (process.env['STAND_IN_STORY'] === 'window') {
    return { options: shown.options, closed: await tryClose(shown), windowFile: readWindowFile() };
  }
  if (process.env['STAND_IN_STORY'] === 'secrets') {
    return { secrets: await keepPassword(() => openPort(shown), process.argv.at(-1)!) };
  }
  if (process.env['STAND_IN_STORY'] !== 'no-tray') return tryOut(shown);
  return { closed: await tryClose(shown), signal: await trySignal() };
}

async function tryOut(shown: Shown) {
  return {
    options: shown.options,
    protocol: await tryProtocol(),
    permissions: tryPermissions(),
    downloads: tryDownloads(),
    navigation: tryNavigation(shown),
    opened: [
      'https://libvirt.org/x',
      'https://evil.example',
      'http://libvirt.org',
      'file:///etc/passwd',
      'https://a@libvirt.org',
    ].map((url) => shown.webContents.windowOpen?.({ url })),
    senders: trySenders(shown),
    engine: await tryEngine(shown),
    restarted: await tryRestart(shown),
    tray: await tryTray(shown),
    secondStart: trySecondStart(),
    quit: await tryQuit(),
  };
}

async function tryProtocol() {
  const urls = [
    'app://console/',
    'app://console/index.html',
    'app://console/..%2f..%2fpackage.json',
    'app://console/%2e%2e/%2e%2e/package.json',
    'app://other/index.html',
    'app://console/none.js',
  ];
  return Promise.all(
    urls.map(async (url) => {
      const response = await recorder.protocolHandler!(new Request(url));
      return { url, status: response.status, headers: Object.fromEntries(response.headers) };
    }),
  );
}

function tryPermissions() {
  return ['media', 'notifications', 'geolocation', 'clipboard-read', 'openExternal', 'usb'].map(
    (permission) => {
      let granted: boolean | null = null;
      recorder.permissionRequest!(null, permission, (decision) => void (granted = decision));
      return {
        permission,
        granted,
        checked: recorder.permissionCheck!(),
        device: recorder.devicePermission!(),
      };
    },
  );
}

/** What the page tries to save: of each whether it may, and what the person is asked for. */
function tryDownloads() {
  const tried = (url: string, type = 'text/markdown', name = 'guest-start-db1.md') => {
    let prevented = false;
    const asked: unknown[] = [];
    const item = {
      getURL: () => url,
      getMimeType: () => type,
      getFilename: () => name,
      setSaveDialogOptions: (options: Electron.SaveDialogOptions) => void asked.push(options),
    } satisfies Partial<Electron.DownloadItem>;
    recorder.sessionEvents.emit('will-download', { preventDefault: () => void (prevented = true) }, item);
    return { url, type, prevented, asked };
  };
  const own = 'blob:app://console/7f1c2b9e-5a0d-4c1e-9b7a-2f1f0c3d4e5f';
  return [
    tried(own),
    tried(own, 'text/markdown', '../../.bashrc'),
    tried(own, 'application/octet-stream'),
    tried('blob:https://evil.example/7f1c2b9e'),
    tried('blob:app://console.evil.example/7f1c2b9e'),
    tried('https://evil.example/a.md'),
    tried('app://console/index.html', 'text/html'),
    tried('data:text/markdown,x'),
  ];
}

function readWindowFile(): unknown {
  return JSON.parse(readFileSync(path.join(process.argv.at(-1)!, 'desktop', 'window.json'), 'utf8'));
}

function tryNavigation({ webContents }: (typeof recorder.windows)[number]) {
  const tried = (event: string, url: string, isMainFrame = true) => {
    let prevented = false;
    webContents.emit(event, { url, isMainFrame, preventDefault: () => void (prevented = true) });
    return { event, url, isMainFrame, prevented };
  };
  return [
    tried('will-frame-navigate', 'https://evil.example/'),
    tried('will-frame-navigate', 'file:///etc/passwd'),
    tried('will-frame-navigate', 'app://console/other.html'),
    tried('will-frame-navigate', 'app://console/#/hosts', false),
    tried('will-redirect', 'https://evil.example/'),
    tried('will-attach-webview', ''),
    tried('will-frame-navigate', 'app://console/#/hosts'),
  ];
}

/** The window's only IPC handler, asked by whoever should get nothing. */
function trySenders({ webContents }: (typeof recorder.windows)[number]) {
  const handler = webContents.handlers.get('engine:connect')!;
  const sent = (senderFrame: unknown, request: unknown = 1) => {
    try {
      handler({ senderFrame }, request);
      return 'answered';
    } catch (error) {
      return String(error);
    }
  };
  const main = webContents.mainFrame as { origin: string };
  const before = recorder.pagePorts.length;
  const none = sent(null);
  const foreign = sent({ origin: 'app://console', postMessage: () => undefined });
  const origin = main.origin;
  main.origin = 'https://evil.example';
  const wrongOrigin = sent(main);
  main.origin = origin;
  const malformed = sent(main, { toString: 'x' });
  return {
    channels: [...webContents.handlers.keys()],
    none,
    foreign,
    wrongOrigin,
    malformed,
    ports: recorder.pagePorts.length - before,
  };
}

function openPort({ webContents }: (typeof recorder.windows)[number]): PortStandIn {
  webContents.handlers.get('engine:connect')!(
    { senderFrame: webContents.mainFrame },
    recorder.pagePorts.length + 1,
  );
  return recorder.pagePorts.at(-1)!;
}

/** Through a real MessagePort to the built engine in its own thread. */
async function ask(port: PortStandIn, frames: readonly unknown[], answers: number): Promise<unknown[]> {
  const received: unknown[] = [];
  const done = new Promise<void>((resolve) =>
    port.on('message', ({ data }) => {
      if (received.push(data) === answers) resolve();
    }),
  );
  port.start();
  for (const frame of frames) port.postMessage(frame);
  await done;
  return received;
}

async function tryEngine(shown: (typeof recorder.windows)[number]) {
  const port = openPort(shown);
  return ask(
    port,
    [
      { id: 1, method: 'sites.validate', input: { site: 'x', text: 'version: 7' } },
      'nonsense',
      { subscribe: 'engine', of: null },
    ],
    3,
  );
}

async function tryRestart(shown: (typeof recorder.windows)[number]) {
  const engine = recorder.children[0]!;
  engine.kill();
  // A port that a dying engine still took would never be answered; the page would ask anew.
  await engine.gone;
  const [told] = await ask(openPort(shown), [{ subscribe: 'engine', of: null }], 1);
  return told;
}

function settle() {
  return new Promise((done) => setTimeout(done, 300));
}
function callsSince(start: number) {
  return recorder.calls.slice(start);
}

/** All that follows on something: on a busy machine even the first call may take its time. */
async function followed(start: number) {
  for (let tries = 0; tries < 30 && recorder.calls.length === start; tries += 1) await settle();
  await settle();
  return callsSince(start);
}

async function tryTray(shown: Shown) {
  const tray = recorder.trays[0]!;
  for (let tries = 0; tries < 200 && tray.tooltips.length < 2; tries += 1) await settle();
  const { tooltips, icon } = tray;
  const press = async (index: number) => {
    const start = recorder.calls.length;
    const click = tray.menu[index]!.click as (() => void) | undefined;
    click?.();
    return followed(start);
  };
  const closed = await tryClose(shown);
  const labels = tray.menu.map(({ label, type, enabled }) => ({ label, type, enabled }));
  return { tooltips: [...tooltips], icon, labels, closed, show: await press(2), quit: await press(3) };
}

/** The person clicks the first notification; others have had the time to come. */
async function tryNotifications() {
  for (let tries = 0; tries < 100 && recorder.notifications.length === 0; tries += 1) await settle();
  for (let times = 0; times < 10; times += 1) await settle();
  const shownOnes = recorder.notifications.map(({ options }) => options);
  const start = recorder.calls.length;
  recorder.notifications[0]?.emit('click');
  return { shown: shownOnes, clicked: await followed(start) };
}

/** The person closes the window. */
async function tryClose(shown: Shown) {
  const start = recorder.calls.length;
  let prevented = false;
  shown.emit('close', { preventDefault: () => void (prevented = true) });
  const calls = await followed(start);
  return { prevented, calls };
}

/** Somebody starts the program once more; Electron tells the one that runs. */
function trySecondStart() {
  const start = recorder.calls.length;
  recorder.appEvents!.emit('second-instance');
  return callsSince(start);
}

async function tryQuit() {
  recorder.pressed = 0;
  const start = recorder.calls.length;
  app.quit();
  for (let tries = 0; tries < 200 && recorder.calls.at(-1)?.[0] !== 'app.exit'; tries += 1) {
    await new Promise((done) => setTimeout(done, 50));
  }
  return { calls: callsSince(start) };
}

/** A signal ends the program without a question. */
async function trySignal() {
  const start = recorder.calls.length;
  process.kill(process.pid, 'SIGTERM');
  for (let tries = 0; tries < 200 && recorder.calls.at(-1)?.[0] !== 'app.exit'; tries += 1) {
    await new Promise((done) => setTimeout(done, 50));
  }
  return { calls: callsSince(start) };
}
