import { expect, test } from 'vitest';
import { Rates } from './counters.ts';

test('gives a rate a second between two readings', () => {
  const rates = new Rates();
  rates.take('web1', { at: 0, values: { cpu: 10, rx: 0 } });
  expect(rates.take('web1', { at: 5000, values: { cpu: 20, rx: 1000 } })).toEqual({ cpu: 2, rx: 200 });
});

test.each([
  ['the first reading', null, { at: 0, values: { cpu: 10 } }],
  ['a counter that went back', { at: 0, values: { cpu: 10 } }, { at: 5000, values: { cpu: 3 } }],
  ['a clock that stood or went back', { at: 5000, values: { cpu: 10 } }, { at: 5000, values: { cpu: 30 } }],
  ['a value that is not there', { at: 0, values: { cpu: null } }, { at: 5000, values: { cpu: 30 } }],
])('does not guess after %s', (_what, before, now) => {
  const rates = new Rates();
  if (before !== null) rates.take('web1', before);
  expect(rates.take('web1', now)).toEqual({ cpu: null });
});

test('starts anew after the object was forgotten', () => {
  const rates = new Rates();
  rates.take('web1', { at: 0, values: { cpu: 10 } });
  rates.forget('web1');
  expect(rates.take('web1', { at: 5000, values: { cpu: 20 } })).toEqual({ cpu: null });
});
