import { expect, test } from 'vitest';
import { typedAhead } from './typed-ahead.ts';

const key = (name: string, held: { readonly ctrlKey?: boolean } = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test('keys are left alone while no palette is on its way', () => {
  expect(typedAhead(() => {}).take(key('2'))).toBe(false);
});

test('what is typed while the palette opens is kept for it, digits too', () => {
  const ahead = typedAhead(() => {});
  ahead.begin();
  expect(['d', 'b', '3', 'Backspace', '2', 'Enter'].map((name) => ahead.take(key(name)))).not.toContain(
    false,
  );
  expect(ahead.text()).toBe('db2');
  ahead.shown();
  expect(ahead.take(key('2'))).toBe(false);
});

test('keys with Ctrl are swallowed and write nothing', () => {
  const ahead = typedAhead(() => {});
  ahead.begin();
  expect(ahead.take(key('k', { ctrlKey: true }))).toBe(true);
  expect(ahead.text()).toBe('');
});

test('asking again while the palette is open takes no keys from it', () => {
  const ahead = typedAhead(() => {});
  ahead.begin();
  ahead.shown();
  ahead.begin();
  expect(ahead.take(key('a'))).toBe(false);
});

test('Escape gives the palette up before it is there, and the next one begins empty', () => {
  const given: string[] = [];
  const ahead = typedAhead(() => given.push('up'));
  ahead.begin();
  ahead.take(key('a'));
  ahead.take(key('Escape'));
  expect(given).toEqual(['up']);
  ahead.closed();
  ahead.begin();
  expect(ahead.text()).toBe('');
});
