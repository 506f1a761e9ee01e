import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readWindowState, writeWindowState } from './window-state.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nodeward-window-'));
const file = path.join(folder, 'deep', 'window.json');
const display = { x: 0, y: 0, width: 1920, height: 1080 };
const state = { bounds: { x: 100, y: 50, width: 1200, height: 800 }, maximized: true };
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('a window comes back as it was', () => {
  writeWindowState(file, state);
  expect(readWindowState(file, [display])).toEqual(state);
});

test.each([{ x: 5000 }, { x: -1150 }, { y: 1070 }, { y: -200 }])(
  'a window out of sight does not: %j',
  (moved) => {
    writeWindowState(file, { ...state, bounds: { ...state.bounds, ...moved } });
    expect(readWindowState(file, [display])).toBeNull();
  },
);

test.each(['', 'no json', '{}', '{"bounds":{"x":0,"y":0,"width":1,"height":1},"maximized":false}'])(
  'a damaged file is as good as none: %j',
  (text) => {
    writeFileSync(file, text);
    expect(readWindowState(file, [display])).toBeNull();
  },
);

test('no file, no state', () => {
  expect(readWindowState(path.join(folder, 'none'), [display])).toBeNull();
});
