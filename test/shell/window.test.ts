import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt, runBuiltShell } from './run-built-shell.ts';

beforeAll(ensureBuilt, 120_000);

/** Where the stand-in's window says that it stands when it is closed. */
const CLOSED_AT = { x: 10, y: 20, width: 1000, height: 700 };

test('the window opens where it stood at last, and where it stands when it closes is kept', async () => {
  const bounds = { x: 120, y: 60, width: 1200, height: 800 };
  const { options, calls, windowFile } = await runBuiltShell({ STAND_IN_STORY: 'window' }, (folder) => {
    mkdirSync(path.join(folder, 'data', 'desktop'), { recursive: true });
    const file = path.join(folder, 'data', 'desktop', 'window.json');
    writeFileSync(file, JSON.stringify({ bounds, maximized: true }));
  });
  expect(options).toMatchObject(bounds);
  expect(calls.map(([call]) => call)).toContain('window.maximize');
  expect(windowFile).toEqual({ bounds: CLOSED_AT, maximized: true });
});

test('a window that never stood anywhere opens in its first size and is not maximized', async () => {
  const { options, calls, windowFile } = await runBuiltShell({ STAND_IN_STORY: 'window' });
  expect(options).toMatchObject({ width: 1440, height: 900 });
  expect(options).not.toHaveProperty('x');
  expect(calls.map(([call]) => call)).not.toContain('window.maximize');
  expect(windowFile).toEqual({ bounds: CLOSED_AT, maximized: false });
});
