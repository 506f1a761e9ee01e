import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt, ROOT, runBuiltShell, type ShellReport } from './run-built-shell.ts';

const ONLY_A_REAL_BINARY_PROVES =
  'NOTE: the shell was exercised without an Electron binary. Only a real one proves that Chromium enforces the ' +
  'sandbox, context isolation, CSP and app:// origin that the shell asks for, that the preload runs in the sandbox, ' +
  "that better-sqlite3 loads in Electron's Node, that utility processes end with the program, and that a window appears.";

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

test('a second start brings the window to the front, and the end waits for the engine', () => {
  expect(orderOf('window.focus')).toBeGreaterThan(orderOf('window.loadURL'));
  expect(shell.quit).toEqual({ prevented: true, last: ['app.exit', 0] });
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
