import { expect, test, vi } from 'vitest';
import { fail } from '../../../../shared/result.ts';
import { Secret } from '../../../platform/secret.ts';
import { ssh2 } from '../ssh-library.ts';
import { openOnce } from './opened-keys.ts';

const made = (passphrase: string) =>
  new Secret(
    ssh2().utils.generateKeyPairSync('ed25519', { passphrase, cipher: 'aes256-ctr', rounds: 1 }).private,
  );

test('a key is opened once for each passphrase as it is held, right or wrong', () => {
  const text = made('sesame');
  const parse = vi.spyOn(ssh2().utils, 'parseKey');
  const [right, wrong] = [new Secret('sesame'), new Secret('wrong')];
  const key = openOnce('/k', text, right);
  expect(key.ok && key.value.isPrivateKey()).toBe(true);
  expect(openOnce('/k', text, right)).toBe(key);
  expect(openOnce('/k', text, wrong)).toEqual(fail('passphrase'));
  expect(openOnce('/k', text, wrong)).toEqual(fail('passphrase'));
  expect(parse).toHaveBeenCalledTimes(2);
  openOnce('/k', text, new Secret('sesame'));
  expect(parse).toHaveBeenCalledTimes(3);
  parse.mockRestore();
});

test('another file, and another text in the same file, is another key', () => {
  const passphrase = new Secret('sesame');
  const one = openOnce('/k', made('sesame'), passphrase);
  const other = openOnce('/k2', made('sesame'), passphrase);
  const changed = openOnce('/k', made('sesame'), passphrase);
  expect(openOnce('/k', made('changed'), passphrase)).toEqual(fail('passphrase'));
  expect(
    new Set([one, other, changed].map((key) => key.ok && key.value.getPublicSSH().toString('hex'))).size,
  ).toBe(3);
});
