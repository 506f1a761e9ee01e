import { expect, test } from 'vitest';
import { toldApart } from './told-apart.ts';

test('guests stand in the order of their names; those of one name are told apart by the UUID', () => {
  const guests = [
    { id: 'c', name: 'web10' },
    { id: 'b', name: 'lab' },
    { id: 'a', name: 'lab' },
    { id: 'd', name: 'web9' },
  ];
  expect(toldApart(guests).map(({ name }) => name)).toEqual(['lab (a)', 'lab (b)', 'web9', 'web10']);
});
