import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SecretFile } from './secret-file.ts';
import { Secret } from './secret.ts';

let folder = '';
let file = '';
const passphrase = new Secret('correct horse');

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nodeward-secrets-'));
  file = path.join(folder, 'secrets.json');
});
afterEach(() => rm(folder, { recursive: true }));

async function opened(phrase = passphrase): Promise<SecretFile> {
  const result = await SecretFile.open(file, phrase);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

test('keeps secrets over a restart, readable by the owner only, and leaves nothing beside the file', async () => {
  const secrets = await opened();
  await secrets.set('bmc-a', new Secret('Pa55-w0rd'));
  await secrets.set('bmc-b', new Secret('other'));
  await secrets.remove('bmc-b');
  const again = await opened();
  expect(again.names()).toEqual(['bmc-a']);
  expect(again.get('bmc-a')?.reveal()).toBe('Pa55-w0rd');
  expect(again.get('toString')).toBeNull();
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['secrets.json']);
  expect(await readFile(file, 'utf8')).not.toMatch(/Pa55|bmc-a/);
});

test('refuses a wrong passphrase, a changed byte, a file for others, and what is no such file', async () => {
  await (await opened()).set('bmc-a', new Secret('Pa55-w0rd'));
  expect(await SecretFile.open(file, new Secret('wrong'))).toMatchObject({
    error: { kind: 'wrong-passphrase' },
  });
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text.replace(/"data": "./, (found) => `${found.slice(0, -1)}${found.endsWith('A') ? 'B' : 'A'}`),
  );
  expect(await SecretFile.open(file, passphrase)).toMatchObject({ error: { kind: 'wrong-passphrase' } });
  await writeFile(file, '{}');
  expect(await SecretFile.open(file, passphrase)).toMatchObject({ error: { kind: 'damaged' } });
  await writeFile(file, text);
  await chmod(file, 0o644);
  expect(await SecretFile.open(file, passphrase)).toMatchObject({ error: { kind: 'open-to-others' } });
});
