import { expect, test } from 'vitest';
import { parseMachineClock } from './machine-clock.ts';

test.each([
  ['1795550000.250000000\n', { ms: 1_795_550_000_250, resolutionMs: 1 }],
  ['1795550000.N\n', { ms: 1_795_550_000_000, resolutionMs: 1000 }],
  ['1795550000\n', { ms: 1_795_550_000_000, resolutionMs: 1000 }],
])('reads %j', (text, value) => {
  expect(parseMachineClock(text)).toEqual({ ok: true, value });
});

test.each(['', '1795550000', 'Tue Nov 24\n', '-5\n', '1795550000.25x\n'])('refuses to guess: %j', (text) => {
  expect(parseMachineClock(text)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
});
