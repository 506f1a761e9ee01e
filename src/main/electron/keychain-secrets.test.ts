import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unwrap } from '../../../test/support/unwrap-journal.ts';
import { Secret } from '../platform/secret.ts';
import { KeychainSecrets } from './keychain-secrets.ts';
import type { Keychain } from './keychain.ts';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nw-keychain-'));
  file = path.join(folder, 'desktop', 'secrets.json');
});
afterEach(() => rm(folder, { recursive: true }));

/** Encrypts with a key of its own: another one cannot decrypt it. */
function keychain(changed: Partial<Keychain> = {}): Keychain {
  const key = randomBytes(32);
  const sealedBy = (plain: string) => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), data]);
  };
  return {
    trouble: () => Promise.resolve(null),
    encrypt: (plain) => Promise.resolve(sealedBy(plain)),
    decrypt: async (sealed) => {
      const opened = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      opened.setAuthTag(sealed.subarray(12, 28));
      const plain = Buffer.concat([opened.update(sealed.subarray(28)), opened.final()]);
      return Promise.resolve({ result: plain.toString('utf8'), shouldReEncrypt: false });
    },
    ...changed,
  };
}
const hush = new Secret('hush-value');
const textNow = () => readFile(file, 'utf8');

test('a secret outlives the program, encrypted, for its owner only, and nothing lies beside it', async () => {
  const ours = keychain();
  const secrets = new KeychainSecrets(file, ours);
  unwrap(await secrets.set('bmc-a', hush));
  unwrap(await secrets.set('bmc-b', new Secret('other')));
  unwrap(await secrets.set('bmc-b', new Secret('newer')));
  const again = new KeychainSecrets(file, ours);
  expect(unwrap(await again.get('bmc-a')).reveal()).toBe('hush-value');
  expect(unwrap(await again.get('bmc-b')).reveal()).toBe('newer');
  unwrap(await again.remove('bmc-b'));
  expect(unwrap(await again.list())).toEqual([{ name: 'bmc-a', readable: true }]);
  expect(await again.get('bmc-b')).toEqual({ ok: false, error: { kind: 'not-stored' } });
  expect(await again.remove('bmc-b')).toEqual({ ok: false, error: { kind: 'not-stored' } });
  expect(await again.get('toString')).toEqual({ ok: false, error: { kind: 'not-stored' } });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(path.dirname(file))).toEqual(['secrets.json']);
  expect(await textNow()).not.toMatch(/hush|aHVzaC/);
});

test('two that are stored at once are both kept', async () => {
  const secrets = new KeychainSecrets(file, keychain());
  await Promise.all(['a', 'b', 'c'].map((name) => secrets.set(name, hush)));
  expect(unwrap(await secrets.list()).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
});

test.each(['no-keychain', 'basic-text'] as const)(
  'with %s everything is refused, and nothing is lost',
  async (kind) => {
    const ours = keychain();
    unwrap(await new KeychainSecrets(file, ours).set('bmc-a', hush));
    const before = await textNow();
    const refused = new KeychainSecrets(file, { ...ours, trouble: () => Promise.resolve(kind) });
    for (const answer of [
      await refused.set('bmc-b', hush),
      await refused.get('bmc-a'),
      await refused.list(),
      await refused.remove('bmc-a'),
    ]) {
      expect(answer).toEqual({ ok: false, error: { kind } });
    }
    expect(await textNow()).toBe(before);
  },
);

test('a keychain that fails is none', async () => {
  const broken = () => Promise.reject(new Error('hush-value'));
  for (const part of [{ trouble: broken }, { encrypt: broken }]) {
    expect(await new KeychainSecrets(file, keychain(part)).set('a', hush)).toEqual({
      ok: false,
      error: { kind: 'no-keychain' },
    });
  }
  await expect(stat(file)).rejects.toThrow();
});

test('what another keychain encrypted is said so and stays, until it is put in again', async () => {
  const old = keychain();
  const before = new KeychainSecrets(file, old);
  unwrap(await before.set('bmc-a', hush));
  unwrap(await before.set('bmc-b', hush));
  const secrets = new KeychainSecrets(file, keychain());
  expect(await secrets.get('bmc-a')).toEqual({ ok: false, error: { kind: 'undecryptable' } });
  unwrap(await secrets.set('bmc-a', new Secret('again')));
  expect(unwrap(await secrets.list())).toEqual([
    { name: 'bmc-a', readable: true },
    { name: 'bmc-b', readable: false },
  ]);
  // The old keychain came back: nothing of it was lost.
  expect(unwrap(await new KeychainSecrets(file, old).get('bmc-b')).reveal()).toBe('hush-value');
});

test('a value that was put under another name is not taken for it', async () => {
  const secrets = new KeychainSecrets(file, keychain());
  unwrap(await secrets.set('bmc-a', hush));
  await writeFile(file, (await textNow()).replace('bmc-a', 'bmc-b'));
  expect(await secrets.get('bmc-b')).toEqual({ ok: false, error: { kind: 'undecryptable' } });
});

test.each(['', 'nonsense', '{"version":2,"secrets":{}}', '{"version":1,"secrets":{"a":"no base64!"}}'])(
  'a damaged file (%j) is refused and left as it is',
  async (text) => {
    unwrap(await new KeychainSecrets(file, keychain()).set('bmc-a', hush));
    await writeFile(file, text);
    const secrets = new KeychainSecrets(file, keychain());
    expect(await secrets.set('bmc-a', hush)).toEqual({ ok: false, error: { kind: 'damaged' } });
    expect(await secrets.get('bmc-a')).toEqual({ ok: false, error: { kind: 'damaged' } });
    expect(await textNow()).toBe(text);
  },
);

test('what lies under an old key is encrypted anew', async () => {
  const ours = keychain();
  const old: Keychain = {
    ...ours,
    decrypt: async (sealed) => ({ ...(await ours.decrypt(sealed)), shouldReEncrypt: true }),
  };
  unwrap(await new KeychainSecrets(file, ours).set('bmc-a', hush));
  const before = await textNow();
  expect(unwrap(await new KeychainSecrets(file, old).get('bmc-a')).reveal()).toBe('hush-value');
  expect(await textNow()).not.toBe(before);
  expect(unwrap(await new KeychainSecrets(file, ours).get('bmc-a')).reveal()).toBe('hush-value');
});
