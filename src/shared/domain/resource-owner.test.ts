import { expect, test } from 'vitest';
import { isNamedAfter, ownerOfResource } from './resource-owner.ts';

test('with one userApplication every resource is its own, with several the end of the name tells, or nobody can', () => {
  expect(ownerOfResource(['app1'], 'Fsystem000')).toBe('app1');
  expect(ownerOfResource(['app1', 'app2'], 'Gls000_app2')).toBe('app2');
  expect(ownerOfResource(['app1', 'app2'], 'Fsystem000')).toBeNull();
  expect(ownerOfResource(['app', 'my_app'], 'Gls000_my_app')).toBeNull();
  expect(ownerOfResource([], 'Gls000_app')).toBeNull();
});

test('a resource is named after whoever is one whole word of its name', () => {
  expect(isNamedAfter('ManageProgram000_Cmd_web1', ['web1'])).toBe(true);
  expect(isNamedAfter('Cmd_web-1.hostnet', ['web-1', null])).toBe(true);
  expect(isNamedAfter('Cmd_web10', ['web1'])).toBe(false);
  expect(isNamedAfter('Cmd_web1', [])).toBe(false);
  expect(isNamedAfter('Cmd_web1', [null])).toBe(false);
});
