import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unwrap } from '../../../test/support/unwrap-journal.ts';
import { bmcAccessSchema } from '../../shared/domain/bmc.ts';
import { fileSecrets } from '../platform/file-secrets.ts';
import { SecretFile } from '../platform/secret-file.ts';
import { Secret } from '../platform/secret.ts';
import { bmcSecrets } from './bmc-secrets.ts';

const bmc = bmcAccessSchema.parse({ kind: 'ipmi', address: '192.0.2.9', user: 'ann', secret: 'bmc-a' });
let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nw-bmc-'));
  file = path.join(folder, 'secrets.json');
  unwrap(await unwrap(await SecretFile.open(file, new Secret('typed'))).set('bmc-a', new Secret('hush')));
});
afterEach(() => rm(folder, { recursive: true }));

test('the passphrase that was typed at the start opens the file of secrets', async () => {
  expect(unwrap(await bmcSecrets(fileSecrets(file, new Secret('typed'), {}))(bmc)).reveal()).toBe('hush');
});

test('without one, or with another, it is said that the file is locked or cannot be opened, and no more', async () => {
  const detailOf = async (typed: Secret | null) => {
    const found = await bmcSecrets(fileSecrets(file, typed, {}))(bmc);
    return found.ok ? 'found' : found.error;
  };
  expect(await detailOf(null)).toMatchObject({
    kind: 'secret-missing',
    detail: '',
    own: [{ code: 'locked' }],
  });
  expect(await detailOf(new Secret('other'))).toMatchObject({
    own: [{ code: 'wrong-passphrase' }],
  });
});

test('a name that the file has not is said so; what the file holds is not changed from a console', async () => {
  const secrets = fileSecrets(file, new Secret('typed'), {});
  expect(await bmcSecrets(secrets)({ ...bmc, secret: 'bmc-b' })).toMatchObject({
    error: { kind: 'secret-missing', secret: 'bmc-b', own: [{ code: 'not-stored', facts: {} }] },
  });
  expect(unwrap(await secrets.list())).toEqual([{ name: 'bmc-a', readable: true }]);
  const refused = { ok: false, error: { kind: 'not-changed-here' } };
  expect(await secrets.set('bmc-a', new Secret('other'))).toEqual(refused);
  expect(await secrets.remove('bmc-a')).toEqual(refused);
  expect(unwrap(await secrets.get('bmc-a')).reveal()).toBe('hush');
});
