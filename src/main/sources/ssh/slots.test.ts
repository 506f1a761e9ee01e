import { expect, test } from 'vitest';
import { Slots } from './slots.ts';

test('the third waits until one of two leaves', async () => {
  const slots = new Slots(2);
  const { signal } = new AbortController();
  const seen: string[] = [];
  await slots.enter(signal);
  await slots.enter(signal);
  const third = slots.enter(signal).then(() => seen.push('third'));
  await Promise.resolve();
  expect(seen).toEqual([]);
  slots.leave();
  await third;
  expect(seen).toEqual(['third']);
});

test('who gives up while waiting takes no slot away', async () => {
  const slots = new Slots(1);
  const stop = new AbortController();
  const { signal } = new AbortController();
  await slots.enter(signal);
  const impatient = slots.enter(stop.signal);
  stop.abort();
  expect(await impatient).toBe('gone');
  slots.leave();
  expect(await slots.enter(signal)).toBe('entered');
  expect(await slots.enter(stop.signal)).toBe('gone');
});
