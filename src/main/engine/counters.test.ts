import { expect, test } from 'vitest';
import { Rates, type Counters } from './counters.ts';

/** Read after so many ms, with a wall clock that was set by `set`. */
const read = (ms: number, values: Counters['values'], set = 0): Counters => ({
  at: 1_700_000_000_000 + ms + set,
  steadyAt: ms,
  values,
});

test('gives a rate a second between two readings', () => {
  const rates = new Rates();
  rates.take('web1', read(0, { cpu: 10, rx: 0 }));
  expect(rates.take('web1', read(5000, { cpu: 20, rx: 1000 }))).toEqual({ cpu: 2, rx: 200 });
});

test.each([
  ['the first reading', null, read(0, { cpu: 10 })],
  ['a counter that went back', read(0, { cpu: 10 }), read(5000, { cpu: 3 })],
  ['no time', read(5000, { cpu: 10 }), read(5000, { cpu: 30 })],
  ['a value that is not there', read(0, { cpu: null }), read(5000, { cpu: 30 })],
])('does not guess after %s', (_what, before, now) => {
  const rates = new Rates();
  if (before !== null) rates.take('web1', before);
  expect(rates.take('web1', now)).toEqual({ cpu: null });
});

test.each([
  ['forward', 60_000],
  ['back', -4_000],
])(
  'a clock set %s between two readings invents no load: one reading gives none, the next its own',
  (_how, set) => {
    const rates = new Rates();
    rates.take('kvm-a', read(0, { cpu: 0 }));
    expect(rates.take('kvm-a', read(5000, { cpu: 20 }))).toEqual({ cpu: 4 });
    expect(rates.take('kvm-a', read(10_000, { cpu: 40 }, set))).toEqual({ cpu: null });
    expect(rates.take('kvm-a', read(15_000, { cpu: 60 }, set))).toEqual({ cpu: 4 });
  },
);

test('a console that slept does not put the work of that time into the seconds that it was awake', () => {
  const rates = new Rates();
  rates.take('kvm-a', read(0, { cpu: 0 }));
  const slept = 3_600_000;
  expect(rates.take('kvm-a', read(5000, { cpu: 4 * 3605 }, slept))).toEqual({ cpu: null });
});

test('a clock that is slewed a little changes nothing', () => {
  const rates = new Rates();
  rates.take('kvm-a', read(0, { cpu: 0 }));
  expect(rates.take('kvm-a', read(5000, { cpu: 20 }, 20))).toEqual({ cpu: 4 });
});

test('starts anew after the object was forgotten', () => {
  const rates = new Rates();
  rates.take('web1', read(0, { cpu: 10 }));
  rates.forget('web1');
  expect(rates.take('web1', read(5000, { cpu: 20 }))).toEqual({ cpu: null });
});
