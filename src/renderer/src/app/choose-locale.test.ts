import { expect, test } from 'vitest';
import { chooseLocale } from './choose-locale.ts';

test('the address decides before the system', () => {
  expect(chooseLocale('pseudo', ['en-GB'])).toBe('pseudo');
});

test('a language with a region finds its catalogue', () => {
  expect(chooseLocale(null, ['de-DE', 'en-GB'])).toBe('en');
});

test('what the catalogue does not have is English', () => {
  expect(chooseLocale('xx', ['xx-YY'])).toBe('en');
  expect(chooseLocale(null, [])).toBe('en');
});

test('the language of tests is never chosen for a person', () => {
  expect(chooseLocale(null, ['pseudo'])).toBe('en');
});
