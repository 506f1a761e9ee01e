import { expect, test } from 'vitest';
import { timeTicks, valueTicks } from './ticks.ts';

const minute = 60_000;
const hour = 60 * minute;

test('half an hour is ruled in round minutes', () => {
  const from = Date.UTC(2026, 0, 1, 11, 36, 20);
  const ticks = timeTicks(from, from + 30 * minute, 7, 0);
  expect(ticks.map((tick) => new Date(tick).toISOString().slice(11, 19))).toEqual([
    '11:40:00',
    '11:45:00',
    '11:50:00',
    '11:55:00',
    '12:00:00',
    '12:05:00',
  ]);
});

test('days start at midnight of the zone, not of UTC', () => {
  const from = Date.UTC(2026, 0, 1, 3);
  const [first] = timeTicks(from, from + 7 * 24 * hour, 8, 9 * hour);
  expect(new Date(first!).toISOString()).toBe('2026-01-01T15:00:00.000Z');
});

test('values are ruled in round steps that reach the highest', () => {
  expect(valueTicks(17.9, 10)).toEqual([0, 5, 10, 15, 20]);
  expect(valueTicks(32, 10)).toEqual([0, 10, 20, 30, 40]);
  const gib = 1024 ** 3;
  expect(valueTicks(256 * gib, 1024)).toEqual([0, 64, 128, 192, 256].map((n) => n * gib));
  expect(valueTicks(0, 10)).toEqual([0, 1]);
});
