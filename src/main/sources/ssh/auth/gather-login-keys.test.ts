import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { manualClock } from '../../../../../test/support/manual-clock.ts';
import { unwrap } from '../../../../../test/support/unwrap-journal.ts';
import { Secret } from '../../../platform/secret.ts';
import type { EffectiveConfig } from '../config/effective-config.ts';
import { limitOf } from '../limit.ts';
import { gatherLoginKeys } from './gather-login-keys.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nw-keys-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const RIGHT = 'sesame';
const written = (text: string) => {
  const file = path.join(folder, 'key');
  writeFileSync(file, text, { mode: 0o600 });
  return file;
};

/** What a login with this key file comes to, where a person gives this passphrase or none. */
async function loggingIn(file: string, passphrase: string | null) {
  const clock = manualClock();
  const asked: string[] = [];
  const wrong: string[] = [];
  const given = passphrase === null ? null : new Secret(passphrase);
  const config = {
    identityFiles: [file],
    agentSocket: null,
    agentKeys: 'all',
    machine: { address: 'web1' },
    smallestRsaKey: 1024,
    acceptedKeyTypes: null,
  } as unknown as EffectiveConfig;
  const askers = {
    hostKey: () => 'no' as const,
    passphrase: ({ keyFile }: { keyFile: string }) => (asked.push(keyFile), given),
    passphraseWrong: ({ keyFile }: { keyFile: string }) => void wrong.push(keyFile),
  };
  const limit = limitOf(clock, new AbortController().signal, 1000);
  const { keys, complaints, lockedFile } = unwrap(await gatherLoginKeys(config, askers, limit));
  const data = Buffer.from('data');
  const signed = await keys[0]?.sign(data, undefined);
  const canSign = Buffer.isBuffer(signed) && keys[0]?.publicKey.verify(data, signed) === true;
  return { canSign, complaints, locked: lockedFile(), asked, wrong };
}

const pkcs8 = (type: 'ed25519' | 'ed448' | 'rsa') => {
  const pkcs8Pem = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: RIGHT } as const;
  const publicKeyEncoding = { type: 'spki', format: 'pem' } as const;
  const encoding = { publicKeyEncoding, privateKeyEncoding: pkcs8Pem };
  if (type === 'rsa') return generateKeyPairSync('rsa', { modulusLength: 2048, ...encoding }).privateKey;
  return type === 'ed448'
    ? generateKeyPairSync('ed448', encoding).privateKey
    : generateKeyPairSync('ed25519', encoding).privateKey;
};

function opensshKey(cipher: string) {
  const file = path.join(folder, cipher);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-Z', cipher, '-a', '1', '-N', RIGHT, '-f', file]);
  return file;
}

/** As OpenSSH writes the key of a hardware token: its type is not known here. */
function tokenKey() {
  const field = (data: Buffer | string) => {
    const bytes = Buffer.from(data);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const publicKey = Buffer.concat([
    field('sk-ssh-ed25519@openssh.com'),
    field(Buffer.alloc(32)),
    field('ssh:'),
  ]);
  const one = Buffer.from([0, 0, 0, 1]);
  const head = [Buffer.from('openssh-key-v1\0'), field('none'), field('none'), field(''), one];
  const text = Buffer.concat([...head, field(publicKey), field('')]).toString('base64');
  return written(`-----BEGIN OPENSSH PRIVATE KEY-----\n${text}\n-----END OPENSSH PRIVATE KEY-----\n`);
}

/** Of nobody: an Ed25519 key encrypted with MD5 and DES, which Node does not decrypt (`openssl pkcs8 -topk8 -v1 PBE-MD5-DES`). */
const oldPkcs8 = () =>
  written(`-----BEGIN ENCRYPTED PRIVATE KEY-----
MFcwGwYJKoZIhvcNAQUDMA4ECLMDIxSgkuUgAgIIAAQ4tjcesSKa+fAYapHt86h9
IwrD+Xvm9rewD5d2A6PPDcYhAZvO+KCclm61v+wQgGjdY4EltSCKdiw=
-----END ENCRYPTED PRIVATE KEY-----
`);

const OTHER_FORM = [expect.objectContaining({ code: 'key-other-form' })];

test.each([
  ...['aes128-ctr', 'aes192-ctr', 'aes256-ctr', 'aes128-cbc', 'aes192-cbc', 'aes256-cbc', '3des-cbc'],
  ...['aes128-gcm@openssh.com', 'aes256-gcm@openssh.com'],
])('a key encrypted with %s is opened by its passphrase, and by no other', async (cipher) => {
  const file = opensshKey(cipher);
  expect(await loggingIn(file, RIGHT)).toMatchObject({ canSign: true, complaints: [], locked: null });
  expect(await loggingIn(file, 'wrong')).toMatchObject({ canSign: false, locked: file, wrong: [file] });
  expect(await loggingIn(file, null)).toMatchObject({ canSign: false, locked: file, wrong: [] });
});

test.each([
  ['encrypted in a way', () => opensshKey('chacha20-poly1305@openssh.com')],
  ['of a type', tokenKey],
  ['encrypted in PKCS #8 in an old way', oldPkcs8],
])('nobody is asked for the passphrase of a key %s that cannot be used here', async (_what, key) => {
  expect(await loggingIn(key(), RIGHT)).toEqual({
    canSign: false,
    complaints: OTHER_FORM,
    locked: null,
    asked: [],
    wrong: [],
  });
});

test('a key that only its passphrase shows to be of another form is no reason to ask again', async () => {
  const file = written(pkcs8('ed448'));
  expect(await loggingIn(file, null)).toMatchObject({ locked: file, wrong: [], complaints: [] });
  expect(await loggingIn(file, 'wrong')).toMatchObject({ locked: file, wrong: [file], complaints: [] });
  expect(await loggingIn(file, RIGHT)).toMatchObject({ locked: null, wrong: [], complaints: OTHER_FORM });
});

test.each(['ed25519', 'rsa'] as const)('a key of type %s in PKCS #8 is opened', async (type) => {
  const file = written(pkcs8(type));
  expect(await loggingIn(file, RIGHT)).toMatchObject({ canSign: true, complaints: [], locked: null });
  expect(await loggingIn(file, 'wrong')).toMatchObject({ canSign: false, wrong: [file] });
});

test('a damaged key is a complaint', async () => {
  const file = written('-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n');
  expect(await loggingIn(file, null)).toMatchObject({ asked: [], locked: null });
});
