import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SecretFile } from '../../../src/main/platform/secret-file.ts';
import { Secret } from '../../../src/main/platform/secret.ts';
import { atATerminal } from '../../support/at-a-terminal.ts';
import { unwrap } from '../../support/unwrap-journal.ts';
import { programEntry } from '../../support/program-entry.ts';

const RIGHT = 'open-sesame';
const CLI = programEntry('cli');
const folder = mkdtempSync(path.join(tmpdir(), 'nw-typed-'));
const env = {
  ...process.env,
  CREDENTIALS_DIRECTORY: undefined,
  XDG_CONFIG_HOME: folder,
  XDG_DATA_HOME: path.join(folder, 'data'),
};
beforeAll(async () => {
  const file = path.join(folder, 'nodeward', 'secrets.json');
  const secrets = unwrap(await SecretFile.open(file, new Secret(RIGHT)));
  unwrap(await secrets.set('bmc-a', new Secret('hush')));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const typing = (words: readonly string[], typed: readonly string[], until?: RegExp) =>
  atATerminal({ argv: [process.execPath, CLI, ...words], env, typed, ...(until && { until }) });

test('a mistyped passphrase is asked for again, and none is ever on the screen', async () => {
  const { code, screen } = await typing(['secret', 'list'], ['guess-1', 'guess-2', RIGHT]);
  expect(code).toBe(0);
  expect(screen).toMatch(/bmc-a\s*$/);
  expect(screen.match(/once more/g)).toHaveLength(2);
  expect(screen).not.toMatch(/guess|sesame/);
}, 60_000);

test('after three wrong ones it ends', async () => {
  const { code, screen } = await typing(['secret', 'list'], ['a-1', 'a-2', 'a-3', RIGHT]);
  expect(code).toBe(77);
  expect(screen).not.toMatch(/bmc-a\s*$/);
}, 60_000);

test('serve asks whoever starts it, and goes on with the file locked when nobody knows', async () => {
  const serve = ['serve', '--listen', '127.0.0.1:0'];
  const opened = await typing(serve, ['guess-1', RIGHT], /token=/);
  expect(opened.screen).toMatch(/once more/);
  expect(opened.screen).not.toMatch(/guess|sesame|stays locked/);
  const left = await typing(serve, [''], /token=/);
  expect(left.screen).toMatch(/stays locked \(not-given\)/);
}, 120_000);
