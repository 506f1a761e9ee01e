import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { SESSION_KEY_FILE, sessionKey } from './session-key.ts';
import { OBSERVER } from '../platform/caller.ts';
import { Sessions } from './sessions.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-key-'));
  file = path.join(folder, SESSION_KEY_FILE);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('the key is made once, for its owner alone, and leaves nothing half-written', () => {
  const key = sessionKey(folder, 'keep');
  expect(key).toHaveLength(43);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(sessionKey(folder, 'keep')).toBe(key);
  expect(readdirSync(folder)).toEqual([SESSION_KEY_FILE]);
});

test('a cookie outlives a restart, and ends where new sessions are asked for', () => {
  const clock = manualClock();
  const cookie = new Sessions(sessionKey(folder, 'keep'), clock).issue(OBSERVER);
  expect(new Sessions(sessionKey(folder, 'keep'), clock).holderOf(cookie)).toEqual(OBSERVER);
  expect(new Sessions(sessionKey(folder, 'renew'), clock).holderOf(cookie)).toBe(null);
});

test('a key that others could read, or that is torn, is not used again', () => {
  const key = sessionKey(folder, 'keep');
  chmodSync(file, 0o640);
  const second = sessionKey(folder, 'keep');
  expect(second).not.toBe(key);
  writeFileSync(file, second.slice(0, 10));
  expect(sessionKey(folder, 'keep')).not.toContain(second.slice(0, 10));
});
