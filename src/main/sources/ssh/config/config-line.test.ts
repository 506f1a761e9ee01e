import { expect, test } from 'vitest';
import { readConfigLine, splitWords } from './config-line.ts';

const read = (text: string) => readConfigLine(text, 'f:1');

test.each([
  ['User bob', 'user', ['bob']],
  ['  User=bob  ', 'user', ['bob']],
  ['user = bob # the builder', 'user', ['bob']],
  ['IdentityFile "~/my keys/id"', 'identityfile', ['~/my keys/id']],
  [String.raw`IdentityFile ~/my\ keys/id`, 'identityfile', ['~/my keys/id']],
  ['Host a b !c', 'host', ['a', 'b', '!c']],
  ['Host a#b', 'host', ['a#b']],
])('reads %j', (text, keyword, words) => {
  expect(read(text)).toMatchObject({ ok: true, value: { keyword, words } });
});

test.each(['', '   ', '# a comment', '\t# another'])('%j says nothing', (text) => {
  expect(read(text)).toEqual({ ok: true, value: null });
});

test('a command is kept as written', () => {
  expect(read(`ProxyCommand nc -X "a b" %h 'x'`)).toMatchObject({ value: { rest: `nc -X "a b" %h 'x'` } });
});

test('an open quote is an error', () => {
  expect(read('User "bob')).toEqual({
    ok: false,
    error: { code: 'config-quote-open', facts: { where: 'f:1' } },
  });
  expect(read('?')).toMatchObject({ error: { code: 'config-line-unreadable' } });
  expect(splitWords(`a 'b`)).toBeNull();
});
