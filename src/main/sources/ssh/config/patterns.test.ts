import { expect, test } from 'vitest';
import { matchesPattern, matchesPatternList } from './patterns.ts';

test.each([
  ['', '', true],
  ['a', '', false],
  ['', '*', true],
  ['node1.example.com', '*.example.com', true],
  ['example.com', '*.example.com', false],
  ['node1', 'node?', true],
  ['node', 'node?', false],
  ['abcabd', '*abd', true],
  ['a+b', 'a+b', true],
  ['[host]:22', '[host]:*', true],
])('%j against %j: %j', (text, pattern, expected) => {
  expect(matchesPattern(text, pattern)).toBe(expected);
});

test('a long run of stars ends in reasonable time', () => {
  expect(matchesPattern('a'.repeat(2000), `${'*a'.repeat(100)}b`)).toBe(false);
});

test('a negated pattern refuses whatever else matches', () => {
  expect(matchesPatternList('web1', ['*', '!web1'])).toBe(false);
  expect(matchesPatternList('web2', ['!web1', '*'])).toBe(true);
  expect(matchesPatternList('db1', ['!web1'])).toBe(false);
});
