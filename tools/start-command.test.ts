import { utimesSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyTools, type Pretended, type ToolsCopy } from '../test/support/tools-copy.ts';

const DISPLAY = { env: { DISPLAY: ':7' } } as const;
let copy: ToolsCopy;

beforeEach(() => {
  copy = copyTools();
  // In place of the console, its window and what fetches and builds them.
  copy.write('bin/nodeward.mjs', "console.log('console:', ...process.argv.slice(2));");
  copy.write('node_modules/electron/install.js', '');
  copy.write(
    'node_modules/electron-vite/bin/electron-vite.js',
    `const { appendFileSync, utimesSync } = require('node:fs');
     appendFileSync('built', process.argv.slice(2).join(' '));
     for (const file of ['out/main/cli.js', 'out/main/index.js', 'out/renderer/index.html']) {
       appendFileSync(file, '');
       utimesSync(file, new Date(), new Date());
     }`,
  );
  copy.program('xdg-open', 'exit 0');
});
afterEach(() => {
  copy.remove();
});

const start = (words: readonly string[] = [], pretended?: Pretended) =>
  copy.run(['tools/start.mjs', ...words], pretended);
const WINDOW = '#!/bin/sh\necho window: "$@"\n';
const reason = (why: string) => `No desktop window: ${why}. The same console opens in the browser.\n`;

test('without a display one line says so and the console opens in the browser', async () => {
  const { code, out, err } = await start();
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(`${reason('there is no display')}console: serve --listen 127.0.0.1:0 --window\n`);
});

test('where the binary cannot be fetched one line says so', async () => {
  const { code, out } = await start(['--rehearsal'], DISPLAY);
  expect(code).toBe(0);
  expect(out).toBe(
    `Fetching Electron's binary ...\n${reason("Electron's binary is not here and cannot be fetched")}` +
      'console: serve --listen 127.0.0.1:0 --window --rehearsal\n',
  );
});

test('where it can be fetched the desktop window opens', async () => {
  const binary = 'node_modules/electron/dist/electron';
  copy.write(
    'node_modules/electron/install.js',
    `const { mkdirSync, writeFileSync } = require('node:fs');
     mkdirSync('node_modules/electron/dist');
     writeFileSync('${binary}', ${JSON.stringify(WINDOW)}, { mode: 0o755 });`,
  );
  const first = await start(['--rehearsal'], DISPLAY);
  expect(first.out).toBe("Fetching Electron's binary ...\nwindow: . --rehearsal\n");
  expect((await start(['--data', 'there'], DISPLAY)).out).toBe('window: . --data there\n');
});

test('to root, which Chromium refuses its sandbox, the browser opens; nothing is fetched', async () => {
  copy.write('node_modules/electron/install.js', "require('node:fs').writeFileSync('fetched', '')");
  const { out } = await start([], { uid: 0, ...DISPLAY });
  expect(out).toMatch(/^No desktop window: the desktop window does not run as root\./);
  expect(copy.read('fetched')).toBe(null);
});

test('--browser is heeded where the window could open', async () => {
  copy.write('node_modules/electron/dist/electron', WINDOW);
  const { out } = await start(['--browser', '--operator', 'ann', '--listen', '[::1]:9'], DISPLAY);
  expect(out).toBe(`${reason('the browser was asked for')}console: serve --operator ann --listen [::1]:9\n`);
});

test('a link is shown in the browser of a person at a display', async () => {
  copy.write('bin/nodeward.mjs', "console.log('  http://127.0.0.1:1/?token=abc \\n')");
  copy.program('xdg-open', `echo "$@" > '${copy.at('shown')}'`);
  await start(['--browser'], DISPLAY);
  await vi.waitFor(() => expect(copy.read('shown')).toBe('http://127.0.0.1:1/?token=abc\n'), 10_000);
});

test('it is built anew only when a source is newer, and told when that fails', async () => {
  await start();
  expect(copy.read('built')).toBe(null);
  const later = new Date(Date.now() + 60_000);
  utimesSync(copy.at('src/main/cli/index.ts'), later, later);
  expect((await start()).out).toMatch(/^Building the console \.\.\.\nNo desktop window/);
  expect(copy.read('built')).toBe('build --logLevel warn');
  copy.write('node_modules/electron-vite/bin/electron-vite.js', 'process.exit(1)');
  const { code, err } = await start();
  expect({ code, err }).toEqual({
    code: 70,
    err: 'The console could not be built; the reason stands above.\n',
  });
});

test('packages that cannot be installed end it with the reason', async () => {
  copy.write('node_modules/.nodeward-lock', 'another');
  copy.program('npm', 'exit 1');
  const { code, err } = await start();
  expect({ code, err }).toEqual({
    code: 69,
    err: 'The packages could not be installed; the reason stands above.\n',
  });
});

test('missing packages are installed as the lockfile says', async () => {
  copy.write('node_modules/.nodeward-lock', 'another');
  copy.program('npm', `echo "$@" > '${copy.at('npm-did')}'`);
  expect((await start()).code).toBe(0);
  expect(copy.read('npm-did')).toMatch(/^ci /);
  copy.program('npm', 'exit 1');
  expect((await start()).code).toBe(0);
});

test('it ends as the console ends, and hands on what it is told', async () => {
  copy.write('bin/nodeward.mjs', 'process.exit(75)');
  expect((await start()).code).toBe(75);
  copy.write(
    'bin/nodeward.mjs',
    `process.on('SIGTERM', () => process.exit(9)); console.log('up'); setInterval(() => 0, 1000);`,
  );
  const { child, ended } = copy.begin(['tools/start.mjs']);
  await new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('up')) resolve();
    });
  });
  child.kill('SIGTERM');
  expect((await ended).code).toBe(9);
});

test('--help lists the options and opens nothing', async () => {
  const { code, out } = await start(['--help']);
  expect(code).toBe(0);
  for (const option of ['--rehearsal', '--browser', '--data']) expect(out).toContain(option);
  expect(out).not.toContain('console:');
});
