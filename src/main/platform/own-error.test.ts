import { expect, test } from 'vitest';
import { ownWord } from '../../shared/domain/own-words.ts';
import { after, OwnError, saidBy, wordsOf } from './own-error.ts';

const ended = ownWord('exit-code', { code: '3' });
const hop = ownWord('jump-host', { machine: 'gate' });

test('an error of ours carries our word, one of the system its own text', () => {
  expect(saidBy(new OwnError(ended))).toEqual({ detail: '', own: [ended] });
  expect(saidBy(new Error('connect ECONNREFUSED'))).toEqual({ detail: 'connect ECONNREFUSED' });
});

test('a word put before others leaves what another program said', () => {
  expect(after([hop], { detail: 'bye', own: [ended] })).toEqual({ detail: 'bye', own: [hop, ended] });
  expect(after([hop], { detail: 'bye' })).toEqual({ detail: 'bye', own: [hop] });
});

test('in a list of several, what another program said is quoted', () => {
  expect(wordsOf({ detail: 'bye', own: [ended] })).toEqual([ended, ownWord('said', { said: 'bye' })]);
  expect(wordsOf({ detail: '', own: [ended] })).toEqual([ended]);
});
