import { expect, test } from 'vitest';
import { ownWord } from '../../shared/domain/own-words.ts';
import { asRead, asStored } from './stored-reason.ts';

test('a word of ours comes back as the word that it was', () => {
  const word = ownWord('http-answer', { status: '500', said: '{"error":"busy"}' });
  expect(asRead(asStored(word))).toEqual(word);
});

test.each([
  ['what another program said', 'connect ECONNREFUSED 192.0.2.1:443'],
  ['a sentence of a version before', 'The environment has no TOKEN'],
  ['JSON of another program', '{"error":"busy"}'],
  ['half a JSON', '{"code":"tls'],
  ['a word of a version after this', '{"code":"not-invented-yet","facts":{}}'],
])('%s stays as it is', (_what, said) => {
  expect(asRead(asStored(said))).toBe(said);
});
