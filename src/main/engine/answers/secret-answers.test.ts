import { expect, test } from 'vitest';
import { siteFileSchema } from '../../../shared/domain/inventory.ts';
import { siteIdSchema } from '../../../shared/domain/names.ts';
import type { SecretTrouble, StoredSecret } from '../../../shared/domain/secrets.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Caller } from '../../platform/caller.ts';
import type { SecretKeeper } from '../../platform/secret-keeper.ts';
import type { Secret } from '../../platform/secret.ts';
import type { WatchedSites } from '../watched-sites.ts';
import { secretAnswers } from './secret-answers.ts';

const bmc = (secret: unknown) => ({ kind: 'ipmi', address: '192.0.2.9', user: 'ann', secret });
const file = siteFileSchema.parse({
  version: 1,
  name: 'East',
  hosts: [
    { name: 'kvm-a', bmc: bmc('shared') },
    { name: 'kvm-b', bmc: bmc('shared') },
    { name: 'kvm-c', bmc: bmc('own') },
    { name: 'kvm-d', bmc: bmc({ env: 'BMC_PASSWORD' }) },
    { name: 'kvm-e' },
  ],
});
const caller: Caller = { person: 'ann', login: 'os-user' };
const { signal } = new AbortController();

function asked(listed: Result<readonly StoredSecret[], SecretTrouble>) {
  const kept: [string, Secret][] = [];
  const nudged: string[] = [];
  const secrets: SecretKeeper = {
    place: 'keychain',
    file: '/secrets.json',
    get: () => Promise.resolve(fail({ kind: 'not-stored' })),
    list: () => Promise.resolve(listed),
    set: (name, secret) => Promise.resolve(ok(void kept.push([name, secret]))),
    remove: () => Promise.resolve(fail({ kind: 'not-stored' })),
  };
  const watch = { file, nudgeBmc: (host: string) => void nudged.push(host) };
  const site = { found: { id: siteIdSchema.parse('east') }, watch };
  const sites = { all: () => [site], get: () => site };
  const answers = secretAnswers({ sites: sites as unknown as WatchedSites, secrets });
  return { answers, kept, nudged };
}

test('it is told which passwords the hosts need, whether each is stored, and what no site names any more', async () => {
  const { answers } = asked(
    ok([
      { name: 'left', readable: true },
      { name: 'shared', readable: false },
    ]),
  );
  expect(await answers['secrets.list']({}, signal, caller)).toEqual({
    place: 'keychain',
    file: '/secrets.json',
    trouble: null,
    secrets: [
      { name: 'left', state: 'stored', users: [] },
      { name: 'own', state: 'missing', users: [{ site: 'east', host: 'kvm-c' }] },
      {
        name: 'shared',
        state: 'undecryptable',
        users: [
          { site: 'east', host: 'kvm-a' },
          { site: 'east', host: 'kvm-b' },
        ],
      },
    ],
  });
});

test('without a keychain nobody knows what is stored', async () => {
  const { answers } = asked(fail({ kind: 'basic-text' }));
  const { trouble, secrets } = await answers['secrets.list']({}, signal, caller);
  expect(trouble).toEqual({ kind: 'basic-text' });
  expect(secrets.map(({ name, state }) => [name, state])).toEqual([
    ['own', 'unknown'],
    ['shared', 'unknown'],
  ]);
});

test('a password is stored and the BMCs that need it are asked at once, and no other; one that no site names is not taken', async () => {
  const { answers, kept, nudged } = asked(ok([]));
  expect(await answers['secrets.set']({ name: 'own', value: 'hush' }, signal, caller)).toEqual({
    trouble: null,
  });
  expect(kept.map(([name, secret]) => [name, secret.reveal()])).toEqual([['own', 'hush']]);
  expect(nudged).toEqual(['kvm-c']);
  expect(await answers['secrets.set']({ name: 'stray', value: 'hush' }, signal, caller)).toEqual({
    trouble: { kind: 'not-used' },
  });
  expect(await answers['secrets.remove']({ name: 'own' }, signal, caller)).toEqual({
    trouble: { kind: 'not-stored' },
  });
  expect(kept).toHaveLength(1);
  expect(nudged).toEqual(['kvm-c']);
});
