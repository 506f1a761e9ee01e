import { expect, test } from 'vitest';
import { expandEnvironment, expandTokens, homeExpanded } from './expand-tokens.ts';

test('replaces known tokens and keeps a doubled percent sign', () => {
  expect(expandTokens('nc %h %p 100%%', { h: 'a', p: '22' })).toEqual({ ok: true, value: 'nc a 22 100%' });
});

test('an unknown token is named', () => {
  expect(expandTokens('x%Zy', {})).toEqual({ ok: false, error: '%Z' });
  expect(expandTokens('50%', {})).toEqual({ ok: false, error: '%' });
});

test('an environment variable that is not set is named', () => {
  expect(expandEnvironment('${A}/x', { A: '/a' })).toEqual({ ok: true, value: '/a/x' });
  expect(expandEnvironment('${B}/x', { A: '/a' })).toEqual({ ok: false, error: '${B}' });
});

test('only a leading tilde is the home folder', () => {
  expect(homeExpanded('~/.ssh/id', '/h')).toBe('/h/.ssh/id');
  expect(homeExpanded('/a/~/b', '/h')).toBe('/a/~/b');
});
