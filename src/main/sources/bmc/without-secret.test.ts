import { expect, test } from 'vitest';
import { ownWord } from '../../../shared/domain/own-words.ts';
import { Secret } from '../../platform/secret.ts';
import { failureWithoutSecret } from './without-secret.ts';

const hush = new Secret('hush');

test('the password is taken out of what the BMC said, and out of the facts of our words', () => {
  const own = [ownWord('said', { said: 'no hush here' })];
  const hidden = [ownWord('said', { said: 'no [secret] here' })];
  expect(failureWithoutSecret({ kind: 'unreachable', detail: 'hush', own }, hush, 'ann')).toEqual({
    kind: 'unreachable',
    detail: '[secret]',
    own: hidden,
  });
  expect(failureWithoutSecret({ kind: 'unreadable', line: 'hush', own }, hush, 'ann')).toEqual({
    kind: 'unreadable',
    line: '[secret]',
    own: hidden,
  });
  expect(failureWithoutSecret({ kind: 'denied', detail: 'HTTP 403' }, hush, 'ann')).toEqual({
    kind: 'denied',
    detail: 'HTTP 403',
  });
});
