import { expect, test } from 'vitest';
import { standingOf } from './domain-words.ts';
import { eventWords } from './event-words.ts';

test.each([
  [1, 1, 'running', 'booted'],
  [1, 8, 'running', 'event wakeup'],
  [1, 11, 'running', 'post-copy failed'],
  [2, 0, 'idle', 'unknown'],
  [3, 1, 'paused', 'user'],
  [3, 5, 'paused', 'I/O error'],
  [3, 11, 'paused', 'starting up'],
  [4, 1, 'in shutdown', 'user'],
  [5, 2, 'shut off', 'destroyed'],
  [5, 8, 'shut off', 'daemon'],
  [6, 1, 'crashed', 'panicked'],
  [7, 0, 'pmsuspended', 'unknown'],
] as const)('state %i with reason %i is "%s (%s)"', (state, reason, word, why) => {
  expect(standingOf(state, reason)).toEqual({ state: word, reason: why });
});

test('numbers newer than this program are unknown, never healthy', () => {
  expect(standingOf(8, 0)).toEqual({ state: 'no state', reason: 'unknown' });
  expect(standingOf(-1, 1)).toEqual({ state: 'no state', reason: 'unknown' });
  expect(standingOf(5, 99)).toEqual({ state: 'shut off', reason: 'unknown' });
});

test('events have the words of virsh', () => {
  expect(eventWords(5, 1)).toEqual({ event: 'Stopped', detail: 'Destroyed' });
  expect(eventWords(3, 2)).toEqual({ event: 'Suspended', detail: 'I/O Error' });
  expect(eventWords(99, 0)).toEqual({ event: 'unknown', detail: 'unknown' });
});
