import { expect, test } from 'vitest';
import { resourceTree } from './resource-tree.ts';

const drawn = (applications: readonly string[], ...words: readonly string[]) => {
  const resources = words.map((word) => {
    const [type, name] = word.split(':');
    return { type: type!, name: name!, onNodes: [] };
  });
  return resourceTree(applications, resources).map(({ application, groups }) => [
    application,
    ...groups.flatMap(({ type, resources: of }) => of.map(({ name }) => `${type}/${name}`)),
  ]);
};

test('with one userApplication every resource is its own; what belongs to nodes is nobody’s', () => {
  expect(drawn(['app1'], 'Gls:Gls000', 'ENV:ENV', 'andOp:x', 'ENVL:L')).toEqual([
    ['app1', 'andOp/x', 'Gls/Gls000'],
    [null, 'ENV/ENV', 'ENVL/L'],
  ]);
});

test('with several the name tells; what it tells of none or of two is not guessed', () => {
  expect(drawn(['app', 'web_app', 'idle'], 'Gls:Gls_app', 'Gls:Gls_web_app', 'Cmd:Run', 'Cmd:app')).toEqual([
    ['app', 'Gls/Gls_app'],
    ['web_app'],
    ['idle'],
    [null, 'Cmd/app', 'Cmd/Run', 'Gls/Gls_web_app'],
  ]);
});

test('without an application everything is listed all the same', () => {
  expect(drawn([], 'Gls:Gls000')).toEqual([[null, 'Gls/Gls000']]);
});
