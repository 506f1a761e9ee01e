import { expect, test } from 'vitest';
import { fromLocalInput, toLocalInput } from './local-time.ts';

test('a time that is shown and read again is the same minute', () => {
  const at = new Date(2026, 10, 4, 7, 5, 42).getTime();
  expect(toLocalInput(at)).toBe('2026-11-04T07:05');
  expect(fromLocalInput(toLocalInput(at))).toBe(at - 42_000);
});

test('what is not a whole time yet is none', () => {
  expect(fromLocalInput('')).toBeNull();
  expect(fromLocalInput('2026-13-40T99:00')).toBeNull();
});
