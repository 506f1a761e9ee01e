import { describe, expect, test } from 'vitest';
import { en } from './en.ts';
import { messageOf, plainText } from './message.ts';
import { plainMessage } from './plain-message.ts';

const NAME = /\{(\w+)\}/g;
const plain = Object.values(en).flatMap((source) => {
  const said = plainMessage(source);
  return said === null ? [] : [{ source, said }];
});

test('most of the catalogue needs no parser', () => {
  expect(plain.length).toBeGreaterThan(Object.keys(en).length / 2);
});

test('it says what the parser’s message says, word for word', () => {
  for (const { source, said } of plain) {
    const names = [...source.matchAll(NAME)].map(([, name]) => name ?? '');
    for (const sample of ['kvm-a', '<b>{x}</b>', '', 0, 1234567.89]) {
      const values = Object.fromEntries(names.map((name, place) => [name, `${sample}${place}`]));
      expect(said(values), source).toBe(plainText(messageOf(source, 'en'), values));
      const same = Object.fromEntries(names.map((name) => [name, sample]));
      expect(said(same), source).toBe(plainText(messageOf(source, 'en'), same));
    }
  }
});

describe('what holds more wants the parser', () => {
  test.each([
    '{n, number}',
    '{n, plural, one {# node} other {# nodes}}',
    '<b>{x}</b>',
    "it's",
    '{ x }',
    '{',
    '}',
    '{}',
  ])('%s', (source) => {
    expect(plainMessage(source)).toBeNull();
  });
});

test('a value that is missing is an error, not a gap in a sentence', () => {
  expect(() => plainMessage('{host} is gone')?.({})).toThrow('{host}');
});
