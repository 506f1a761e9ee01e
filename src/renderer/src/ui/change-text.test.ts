import { expect, test } from 'vitest';
import type { StateChange } from '../../../shared/contract/history.ts';
import { createText } from '../../../shared/text/text.ts';
import { changeParts } from './change-text.ts';

const text = createText('en');
const change: StateChange = {
  at: 1,
  subject: { kind: 'node', id: 'web2' },
  aspect: 'cf',
  observer: 'web1',
  before: '"UP"',
  after: '"LEFTCLUSTER"',
  because: null,
};
const said = (changed: Partial<StateChange>): string =>
  changeParts(text, { ...change, ...changed }, 'web2')
    .map((part) => (typeof part === 'string' ? part : part.text))
    .join('');

test('who says what of whom', () => {
  expect(said({})).toBe('CF: web1 sees web2 LEFTCLUSTER');
});

test('what is not known any more has its reason; that the console stopped is no trouble of the object', () => {
  expect(said({ after: null, because: { kind: 'timed-out', afterMs: 5000 } })).toMatch(/^web2 is not known/);
  expect(said({ after: null, because: { kind: 'not-asked' } })).toBe('This console stopped asking web2');
});

test('machines’ settings are told in words, not as field names', () => {
  const overload = { aspect: 'overload', after: '{"cpu":true,"memory":false,"io":false}', observer: '' };
  expect(said(overload)).toBe('Load of host web2: too much for its CPUs');
});
