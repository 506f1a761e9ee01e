import { expect, test } from 'vitest';
import { changeValue } from './change-value.ts';

test('a word is shown as it is, stored plain or as JSON', () => {
  expect(changeValue('LEFTCLUSTER')).toBe('LEFTCLUSTER');
  expect(changeValue('"LEFTCLUSTER"')).toBe('LEFTCLUSTER');
  expect(changeValue('10')).toBe('10');
});

test('a state carries its reason or details', () => {
  expect(changeValue('{"state":"paused","reason":"I/O error"}')).toBe('paused (I/O error)');
  expect(changeValue('{"state":"Wait","details":""}')).toBe('Wait');
  expect(changeValue('{"type":"gls","standing":{"state":"Online","details":""}}')).toBe('Online');
});

test('not on that node is not a word of a state', () => {
  expect(changeValue('null')).toBeNull();
  expect(changeValue('{"type":"gls","standing":null}')).toBeNull();
});
