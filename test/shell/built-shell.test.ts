import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { CORE_FLAGS } from '../../src/main/platform/core-flags.ts';
import { parsePlace } from '../../src/renderer/src/live/place.ts';
import { seedAlerts } from './seed-alert.ts';
import { ensureBuilt, NO_TRAY, ROOT, runBuiltShell, type ShellReport } from './run-built-shell.ts';

const ONLY_A_REAL_BINARY_PROVES =
  'NOTE: the shell was exercised without an Electron binary. Only a real one proves that Chromium enforces the ' +
  'sandbox, context isolation, CSP and app:// origin that the shell asks for, that the preload runs in the sandbox, ' +
  "that better-sqlite3 loads in Electron's Node, that utility processes end with the program and heed their flags, " +
  "that a window appears, that the desktop's keychain encrypts, and that the desktop shows the tray.";

let shell: ShellReport;
beforeAll(async () => {
  await ensureBuilt();
  shell = await runBuiltShell();
  process.stdout.write(`${ONLY_A_REAL_BINARY_PROVES}\n`);
}, 120_000);

const orderOf = (name: string) => {
  const found = shell.calls.findIndex(([call]) => call === name);
  expect(found, `${name} was never called`).toBeGreaterThanOrEqual(0);
  return found;
};

test('the scheme is registered and the only instance is settled before Electron is ready', () => {
  const ready = orderOf('ready');
  expect(orderOf('protocol.registerSchemesAsPrivileged')).toBeLessThan(ready);
  expect(orderOf('app.setPath')).toBeLessThan(orderOf('app.requestSingleInstanceLock'));
  expect(orderOf('app.requestSingleInstanceLock')).toBeLessThan(ready);
  expect(orderOf('app.enableSandbox')).toBeLessThan(ready);
  expect(orderOf('protocol.handle')).toBeLessThan(orderOf('window.loadURL'));
  expect(orderOf('session.setPermissionRequestHandler')).toBeLessThan(orderOf('new BrowserWindow'));
  expect(orderOf('webContents.ipc.handle')).toBeLessThan(orderOf('window.loadURL'));
});

test('the scheme is an origin of its own, and no more privileged than it needs', () => {
  const [, schemes] = shell.calls.find(([call]) => call === 'protocol.registerSchemesAsPrivileged')!;
  expect(schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
});

test('a second instance does nothing but quit', async () => {
  const second = await runBuiltShell({ STAND_IN_LOCK: 'taken' });
  expect(second.calls.map(([call]) => call)).toEqual([
    'protocol.registerSchemesAsPrivileged',
    'app.setPath',
    'app.requestSingleInstanceLock',
    'app.quit',
  ]);
});

test('the window is sandboxed, isolated and without Node', () => {
  expect(shell.options).toMatchObject({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      preload: path.join(ROOT, 'out', 'preload', 'index.cjs'),
    },
  });
  const names = Object.keys(shell.options!.webPreferences);
  expect(names).not.toContain('nodeIntegrationInSubFrames');
  expect(names).not.toContain('allowRunningInsecureContent');
  expect(shell.calls).toContainEqual(['window.loadURL', 'app://console/']);
});

test('a packaged program lets nobody name another page', async () => {
  const environment = { ELECTRON_RENDERER_URL: 'http://127.0.0.1:5173/' };
  const packaged = await runBuiltShell({ ...environment, STAND_IN_PACKAGED: 'yes' });
  expect(packaged.calls).toContainEqual(['window.loadURL', 'app://console/']);
  const foreign = await runBuiltShell({
    ELECTRON_RENDERER_URL: 'https://evil.example/',
    STAND_IN_PACKAGED: 'no',
  });
  expect(foreign.calls).toContainEqual(['window.loadURL', 'app://console/']);
});

test('app:// serves the page with a strict policy and nothing from outside its folder', () => {
  expect(shell.protocol!.map(({ url, status }) => [url, status])).toEqual([
    ['app://console/', 200],
    ['app://console/index.html', 200],
    ['app://console/..%2f..%2fpackage.json', 404],
    ['app://console/%2e%2e/%2e%2e/package.json', 404],
    ['app://other/index.html', 404],
    ['app://console/none.js', 404],
  ]);
  for (const { headers } of shell.protocol!) {
    const policy = headers['content-security-policy']!;
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
    ]) {
      expect(policy.split('; ')).toContain(rule);
    }
    expect(policy).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
});

test('no permission and no device is given', () => {
  expect(shell.permissions!.length).toBeGreaterThan(4);
  for (const answer of shell.permissions!)
    expect(answer).toMatchObject({ granted: false, checked: false, device: false });
});

test('a text that the page itself holds may be saved, where the person says; no other download is', () => {
  expect(shell.downloads!.map(({ prevented }) => prevented)).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
    true,
    true,
  ]);
  const [runbook, sly, ...denied] = shell.downloads!.map(({ asked }) => asked);
  const filters = [{ name: 'Markdown', extensions: ['md'] }];
  expect(runbook).toEqual([{ defaultPath: '/home/ann/downloads/guest-start-db1.md', filters }]);
  expect(sly).toEqual([{ defaultPath: '/home/ann/downloads/.bashrc', filters }]);
  expect(denied.flat()).toEqual([]);
});

test('the page stays where it is: only another place in it is allowed', () => {
  expect(shell.navigation!.map(({ prevented }) => prevented)).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
    false,
  ]);
});

test('no window opens; of foreign addresses only documentation over https reaches the browser', () => {
  expect(shell.opened).toEqual(Array.from({ length: 5 }, () => ({ action: 'deny' })));
  expect(shell.calls.filter(([call]) => call === 'shell.openExternal')).toEqual([
    ['shell.openExternal', 'https://libvirt.org/x'],
  ]);
});

test('only our own main frame gets a line', () => {
  expect(shell.senders).toEqual({
    channels: ['engine:connect'],
    none: 'Error: Refused: unknown sender',
    foreign: 'Error: Refused: unknown sender',
    wrongOrigin: 'Error: Refused: unknown sender',
    malformed: 'Error: Refused: malformed request',
    ports: 0,
  });
});

test('the built engine answers over a real MessagePort', () => {
  expect(shell.engine).toMatchObject([
    { kind: 'ok', id: 1, output: { problems: [{ line: 1, field: 'version' }, {}] } },
    { kind: 'error', id: null, code: 'bad-request' },
    {
      kind: 'payload',
      topic: 'engine',
      revision: 1,
      value: { version: '0.0.0-test', restartedBecause: null },
    },
  ]);
});

test('an engine that died is started again, and says why', () => {
  expect(shell.calls.filter(([call]) => call === 'utilityProcess.fork').map(([, entry]) => entry)).toEqual([
    'engine.js',
    'engine.js',
  ]);
  expect(shell.restarted).toMatchObject({
    kind: 'payload',
    value: { restartedBecause: expect.stringMatching(/ended with code/) as string },
  });
});

test('the engine is started with the flags that keep it small, the same ones as without a window', async () => {
  const file = path.join(ROOT, 'tools', 'toolchain.mjs');
  const { CORE_FLAGS: flags } = (await import(file)) as { CORE_FLAGS: string[] };
  expect(CORE_FLAGS).toEqual(flags);
  expect(shell.forkFlags).toEqual([
    [...flags, `--js-flags=${flags.join(' ')}`],
    [...flags, `--js-flags=${flags.join(' ')}`],
  ]);
});

test('the tray says the worst state as soon as the engine tells it, and unknown before', () => {
  expect(shell.tray!.tooltips.slice(0, 2)).toEqual([
    'Nodeward: UNKNOWN, the engine does not run',
    'Nodeward: no site is watched',
  ]);
  // One engine was killed meanwhile.
  expect(shell.tray!.tooltips.slice(2)).toEqual(shell.tray!.tooltips.slice(0, 2));
  expect(readFileSync(shell.tray!.icon).subarray(1, 4).toString()).toBe('PNG');
  expect(shell.tray!.labels).toMatchObject([
    { label: 'Nodeward: no site is watched', enabled: false },
    { type: 'separator' },
    { label: 'Show' },
    { label: 'Quit…' },
  ]);
});

test.each(['healthy', 'degraded', 'unknown', 'critical'])('there is a tray icon for %s', (state) => {
  const icons = path.join(ROOT, 'resources', 'icons');
  const drawn = ['', '@2x'].map((size) => readFileSync(path.join(icons, `tray-${state}${size}.png`)));
  expect(drawn.map((png) => [png.readUInt32BE(16), png.readUInt32BE(20)])).toEqual([
    [32, 32],
    [64, 64],
  ]);
});

test('closing the window hides it and leaves the engine running; the tray shows it again', () => {
  expect(shell.tray!.closed).toEqual({ prevented: true, calls: [['window.hide']] });
  expect(shell.tray!.show.map(([call]) => call)).toEqual(['window.restore', 'window.show', 'window.focus']);
});

test('quitting asks first, says what stops, and does nothing when the person stays', () => {
  const [quit, asked, ...rest] = shell.tray!.quit;
  expect(quit).toEqual(['app.quit']);
  expect(asked).toMatchObject([
    'dialog.showMessageBox',
    'on the window',
    { buttons: ['Quit', 'Keep running'], defaultId: 1, cancelId: 1 },
  ]);
  const { detail } = asked![2] as { detail: string };
  for (const stops of ['not polled', 'no alert', 'gap']) expect(detail).toContain(stops);
  expect(rest).toEqual([]);
});

test('a person who quits is asked once, and the end waits for the engine', () => {
  expect(shell.quit!.calls.map(([call]) => call)).toEqual([
    'app.quit',
    'dialog.showMessageBox',
    'app.quit',
    'app.exit',
  ]);
  expect(shell.quit!.calls.at(-1)).toEqual(['app.exit', 0]);
});

test('without a tray closing the window asks whether to quit; a signal ends the program unasked', async () => {
  const { closed, signal } = await runBuiltShell(NO_TRAY);
  expect(closed).toMatchObject({ prevented: true, calls: [['dialog.showMessageBox', 'on the window', {}]] });
  const { detail } = closed!.calls[0]![2] as { detail: string };
  expect(detail).toContain('no tray');
  expect(signal!.calls.map(([call]) => call)).toEqual(['app.quit', 'app.exit']);
});

test('a critical alert that the engine notifies is a notification of the desktop; a click shows it', async () => {
  const { notified } = await runBuiltShell({ STAND_IN_STORY: 'alerts' }, seedAlerts);
  // Of three that are open one is silenced and one under maintenance.
  expect(notified!.shown).toMatchObject([
    { title: 'Critical – Nodeward', body: 'The shutdown facility is not running on n1', urgency: 'critical' },
  ]);
  expect(notified!.clicked.map(([call]) => call)).toEqual([
    'window.restore',
    'window.show',
    'window.focus',
    'window.loadURL',
  ]);
  const url = String(notified!.clicked.at(-1)?.[1]);
  expect(url.startsWith('app://console/#')).toBe(true);
  const place = parsePlace(new URL(url).hash);
  expect(place).toMatchObject({ view: 'alerts', site: 'east', moment: 'now' });
  expect(place.object).toMatch(/ east sf-not-running node:n1$/);
});

test('a second start brings the window to the front', () => {
  expect(shell.secondStart!.map(([call]) => call)).toEqual(['window.restore', 'window.show', 'window.focus']);
});

test('the preload is one CommonJS file that needs electron alone', () => {
  expect(readdirSync(path.join(ROOT, 'out', 'preload'))).toEqual(['index.cjs']);
  const text = readFileSync(path.join(ROOT, 'out', 'preload', 'index.cjs'), 'utf8');
  const needed = [...text.matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map(([, name]) => name);
  expect(new Set(needed)).toEqual(new Set(['electron']));
  expect(text).not.toMatch(/^\s*(import|export)\s/m);
  expect(text).not.toMatch(/\bimport\(/);
});

test('electron is asked for by the shell alone', () => {
  const main = path.join(ROOT, 'out', 'main');
  const files = readdirSync(main, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  );
  const askers = files.filter((file) =>
    /from\s*["']electron["']/.test(readFileSync(path.join(main, file), 'utf8')),
  );
  expect(askers).toEqual(['index.js']);
});
