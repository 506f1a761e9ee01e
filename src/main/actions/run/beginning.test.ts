import { expect, test } from 'vitest';
import { typedWrong } from './beginning.ts';

test('on a protected site what is typed is the object’s name letter by letter; elsewhere nothing need be', () => {
  const typed = (words: string, protection: 'read-only' | 'protected' | 'normal' = 'protected') =>
    typedWrong({ id: 'web1' }, words, { protection });
  expect(typed('web1')).toBeNull();
  for (const words of ['', 'web2', 'Web1', 'web1 '])
    expect(typed(words)).toEqual({ kind: 'typed', wanted: 'web1' });
  expect(typed('', 'normal')).toBeNull();
});
