import { expect, test } from 'vitest';
import { resourceGroups } from './resource-groups.ts';

test('resources stand under their type, in the order that a person counts in', () => {
  const resources = ['Gls:b10', 'Fsystem:x', 'Gls:b2'].map((word) => {
    const [type, name] = word.split(':');
    return { type: type!, name: name!, onNodes: [] };
  });
  expect(
    resourceGroups(resources).map(({ type, resources: of }) => [type, of.map(({ name }) => name)]),
  ).toEqual([
    ['Fsystem', ['x']],
    ['Gls', ['b2', 'b10']],
  ]);
});
