import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder = '';
const file = () => path.join(folder, 'nodeward', 'secrets.json');
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nw-secret-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The real command, with what it is told on standard input. */
async function secret(words: readonly string[], input: string) {
  const env = { ...process.env, CREDENTIALS_DIRECTORY: undefined, XDG_CONFIG_HOME: folder };
  const command = spawn(process.execPath, ['src/main/cli/index.ts', 'secret', ...words], { env });
  command.stdin.on('error', () => {});
  command.stdin.end(input);
  const exit = once(command, 'close');
  const [out, err] = await Promise.all([text(command.stdout), text(command.stderr)]);
  await exit;
  expect(out + err).not.toMatch(/hush-value|open-sesame/);
  return { code: command.exitCode, out, err };
}

test('a value that is set is listed by name, kept encrypted, and removed', async () => {
  expect(await secret(['set', 'bmc-a'], 'open-sesame\nhush-value\n')).toEqual({ code: 0, out: '', err: '' });
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  expect(await readFile(file(), 'utf8')).not.toMatch(/hush|bmc-a/);
  expect(await secret(['list'], 'open-sesame\n')).toMatchObject({ code: 0, out: 'bmc-a\n' });
  expect(await secret(['remove', 'bmc-a'], 'open-sesame')).toMatchObject({ code: 0 });
  expect(await secret(['list'], 'open-sesame\n')).toMatchObject({ code: 0, out: '' });
  expect(await secret(['remove', 'bmc-a'], 'open-sesame')).toMatchObject({ code: 66 });
}, 60_000);

test('a wrong passphrase, none, no value and a file that others may read change nothing', async () => {
  await secret(['set', 'bmc-a'], 'open-sesame\nhush-value\n');
  const before = await readFile(file(), 'utf8');
  expect(await secret(['set', 'bmc-a'], 'guess\nother\n')).toMatchObject({ code: 77 });
  expect(await secret(['set', 'bmc-a'], '')).toMatchObject({ code: 64 });
  expect(await secret(['set', 'bmc-a'], 'open-sesame\n')).toMatchObject({ code: 64 });
  await chmod(file(), 0o640);
  expect(await secret(['list'], 'open-sesame\n')).toMatchObject({ code: 77, out: '' });
  expect(await readFile(file(), 'utf8')).toBe(before);
}, 60_000);

test('a value as an argument is refused', async () => {
  expect(await secret(['set', 'bmc-a', 'value'], '')).toMatchObject({ code: 64 });
  expect(await secret(['set', '../x'], '')).toMatchObject({ code: 64 });
  expect(await secret([], '')).toMatchObject({ code: 64 });
}, 60_000);
