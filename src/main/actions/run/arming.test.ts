import { expect, test } from 'vitest';
import { siteIdSchema } from '../../../shared/domain/names.ts';
import type { Clock } from '../../platform/clock.ts';
import { ARMED_MS, Arming } from './arming.ts';

const [east, west] = [siteIdSchema.parse('east'), siteIdSchema.parse('west')];

/** What the wall says, what has passed awake, and what has passed with the machine's sleep. */
function clocks(parts: ('monotonic' | 'sinceBoot')[] = ['monotonic', 'sinceBoot']) {
  const at = { wall: 1_000_000, monotonic: 5_000, sinceBoot: 9_000 };
  const clock: Clock = {
    now: () => at.wall,
    sleep: async () => {},
    deadline: () => new AbortController().signal,
    ...(parts.includes('monotonic') ? { monotonic: () => at.monotonic } : {}),
    ...(parts.includes('sinceBoot') ? { sinceBoot: () => at.sinceBoot } : {}),
  };
  return { at, arming: new Arming(clock) };
}

test('a site is armed for the person who armed it alone, and for 15 minutes by every clock', () => {
  expect(ARMED_MS).toBe(900_000);
  const { at, arming } = clocks();
  arming.arm(east, 'ann');
  expect(arming.isArmed(east, 'ann')).toBe(true);
  expect(arming.isArmed(east, 'bob')).toBe(false);
  expect(arming.isArmed(west, 'ann')).toBe(false);
  expect(arming.current()).toEqual([{ site: east, person: 'ann', until: 1_000_000 + ARMED_MS }]);
  at.sinceBoot += ARMED_MS - 1;
  expect(arming.isArmed(east, 'ann')).toBe(true);
  at.sinceBoot += 1;
  expect(arming.isArmed(east, 'ann')).toBe(false);
});

test('a clock that is set back lengthens nothing, and neither does a machine that slept', () => {
  const back = clocks();
  back.arming.arm(east, 'ann');
  back.at.wall -= 3_600_000;
  back.at.sinceBoot += ARMED_MS;
  expect(back.arming.current()).toEqual([]);
  const slept = clocks();
  slept.arming.arm(east, 'ann');
  slept.at.sinceBoot += ARMED_MS;
  expect(slept.arming.isArmed(east, 'ann')).toBe(false);
});

test('where a clock is missing the next one counts', () => {
  const awake = clocks(['monotonic']);
  awake.arming.arm(east, 'ann');
  awake.at.monotonic += ARMED_MS;
  expect(awake.arming.isArmed(east, 'ann')).toBe(false);
  const wall = clocks([]);
  wall.arming.arm(east, 'ann');
  wall.at.wall += ARMED_MS;
  expect(wall.arming.isArmed(east, 'ann')).toBe(false);
});

test('disarming ends it at once; of several armed sites only the one that is over ends', () => {
  const { at, arming } = clocks();
  arming.arm(east, 'ann');
  at.sinceBoot += 1_000;
  arming.arm(west, 'bob');
  at.sinceBoot += ARMED_MS - 1_000;
  expect(arming.current().map(({ site }) => site)).toEqual([west]);
  expect(arming.disarm(west)).toBe(true);
  expect(arming.disarm(west)).toBe(false);
  expect(arming.isArmed(west, 'bob')).toBe(false);
});
