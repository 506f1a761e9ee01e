import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { trustHostKey } from './host-key-store.ts';
import type { SshSettings } from './ssh-settings.ts';

const KEY = 'AAAAC3NzaC1lZDI1NTE5AAAAIJ9nvWqXq0m8c1k0bqf5nZ6b2m0y3l2o2r5xkq8h4o1A';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-store-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const settings = (): SshSettings => ({
  configFile: null,
  ownKnownHosts: path.join(folder, 'deep', 'known_hosts'),
  home: folder,
  localUser: 'admin',
});

test('a key accepted twice stands there once, in a file of its owner alone', async () => {
  const offered = { knownAs: '[node1]:2222', key: KEY };
  expect(await trustHostKey(settings(), offered)).toMatchObject({ ok: true });
  expect(await trustHostKey(settings(), offered)).toMatchObject({ ok: true });
  expect(readFileSync(settings().ownKnownHosts, 'utf8')).toBe(`[node1]:2222 ssh-ed25519 ${KEY}\n`);
  expect(statSync(settings().ownKnownHosts).mode & 0o077).toBe(0);
});

test.each(['a b', '*', 'a,b', '!a', 'a\nb', '', '@revoked'])(
  'a name that is more than one name is refused: %j',
  async (knownAs) => {
    expect(await trustHostKey(settings(), { knownAs, key: KEY })).toMatchObject({ ok: false });
  },
);

test('something that is no key is refused', async () => {
  expect(await trustHostKey(settings(), { knownAs: 'node1', key: 'AAAA' })).toMatchObject({ ok: false });
});
