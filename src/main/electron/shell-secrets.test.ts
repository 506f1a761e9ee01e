import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { unwrap } from '../../../test/support/unwrap-journal.ts';
import { fail, ok } from '../../shared/result.ts';
import type { SecretKeeper } from '../platform/secret-keeper.ts';
import { Secret } from '../platform/secret.ts';
import { answerSecrets } from './answer-secrets.ts';
import { askByNumber } from './ask-by-number.ts';
import { secretAnswerSchema, secretRequestSchema, type SecretAnswer } from './secret-messages.ts';
import { shellSecrets } from './shell-secrets.ts';

const kept = new Map([['bmc-a', new Secret('hush')]]);
const keeper: SecretKeeper = {
  place: 'keychain',
  file: '/secrets.json',
  get: (name) => Promise.resolve(found(name)),
  list: () => Promise.resolve(ok([{ name: 'bmc-a', readable: true }])),
  set: (name, secret) => Promise.resolve(ok(void kept.set(name, secret))),
  remove: () => Promise.resolve(fail({ kind: 'damaged' })),
};
const found = (name: string) => {
  const secret = kept.get(name);
  return secret === undefined ? fail({ kind: 'not-stored' } as const) : ok(secret);
};

/** Over the private line: what is sent is copied and read anew on the other side. */
const engine = shellSecrets('/secrets.json', async (sent) => {
  const request = secretRequestSchema.parse(structuredClone(sent));
  expect(inspect(request)).not.toContain('new-value');
  return secretAnswerSchema.parse(structuredClone(await answerSecrets(keeper, request)));
});

test('the engine has the shell’s secrets and no other, each as a value that prints as nothing', async () => {
  const secret = unwrap(await engine.get('bmc-a'));
  expect(secret.reveal()).toBe('hush');
  expect(inspect(secret)).toBe('[secret]');
  expect(await engine.get('bmc-b')).toEqual(fail({ kind: 'not-stored' }));
  unwrap(await engine.set('bmc-b', new Secret('new-value')));
  expect(kept.get('bmc-b')?.reveal()).toBe('new-value');
  expect(unwrap(await engine.list())).toEqual([{ name: 'bmc-a', readable: true }]);
  expect(await engine.remove('bmc-a')).toEqual(fail({ kind: 'damaged' }));
});

test('a shell that does not answer in time is said so, and what it says later is dropped', async () => {
  const asked: number[] = [];
  const giveUp = new AbortController();
  const { ask, answered } = askByNumber<unknown, SecretAnswer>((id) => void asked.push(id), {
    kind: 'refused',
    trouble: { kind: 'no-answer' },
  });
  const secrets = shellSecrets('/secrets.json', (request) => ask(request, giveUp.signal));
  const answer = secrets.get('bmc-a');
  giveUp.abort();
  expect(await answer).toEqual(fail({ kind: 'no-answer' }));
  answered(asked[0]!, { kind: 'got', value: new Secret('late') });
  expect(asked).toEqual([0]);
});
