import { expect, test } from 'vitest';
import fc from 'fast-check';
import { fail, ok } from '../../shared/result.ts';
import { clockOffset, steadyOffset } from './node-clock.ts';

const reading = (ms: number, resolutionMs = 1) => ok({ ms, resolutionMs });
const denied = fail({ kind: 'denied', detail: '' } as const);

test('a true offset lies within what is measured, wherever in the round the clock was read', () => {
  const times = fc.record({
    offset: fc.integer({ min: -1e7, max: 1e7 }),
    before: fc.nat(5000),
    between: fc.nat(5000),
    after: fc.nat(5000),
    resolutionMs: fc.constantFrom(1, 1000),
  });
  fc.assert(
    fc.property(times, ({ offset, before, between, after, resolutionMs }) => {
      const askedAt = 1_700_000_000_000;
      const shown = (now: number) => Math.floor((now + offset) / resolutionMs) * resolutionMs;
      const first = shown(askedAt + before);
      const last = shown(askedAt + before + between);
      const round = { clock: reading(first, resolutionMs), clockAtEnd: reading(last, resolutionMs) };
      const measured = clockOffset(round, { askedAt, ms: before + between + after });
      if (!measured.ok) throw new Error('not measured');
      const { offsetMs, uncertaintyMs } = measured.value;
      const slack = resolutionMs + 1;
      expect(Math.abs(offsetMs - offset)).toBeLessThanOrEqual(uncertaintyMs + slack);
    }),
  );
});

test('without a clock there is no offset; without the second reading it is only less certain', () => {
  expect(clockOffset({ clock: denied, clockAtEnd: denied }, { askedAt: 0, ms: 10 })).toEqual(denied);
  const once = clockOffset({ clock: reading(1000), clockAtEnd: denied }, { askedAt: 990, ms: 20 });
  expect(once).toMatchObject({ ok: true, value: { offsetMs: 0, uncertaintyMs: 11 } });
});

test('a measurement that agrees changes nothing, one that does not or is much better does', () => {
  const before = { offsetMs: 0, uncertaintyMs: 100 };
  expect(steadyOffset(null, before)).toBe(before);
  expect(steadyOffset(before, { offsetMs: 90, uncertaintyMs: 80 })).toBe(before);
  const other = { offsetMs: 400, uncertaintyMs: 100 };
  expect(steadyOffset(before, other)).toBe(other);
  const better = { offsetMs: 20, uncertaintyMs: 5 };
  expect(steadyOffset(before, better)).toBe(better);
});
