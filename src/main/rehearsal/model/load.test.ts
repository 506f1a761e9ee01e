import { expect, test } from 'vitest';
import { GuestMeter } from './guest-meter.ts';
import { busyShare } from './load.ts';
import { hashOf } from './seeded.ts';
import { planSite } from './site-plan.ts';

const DAY = 86_400_000;
const MIDNIGHT = Math.floor(1_700_000_000_000 / DAY) * DAY;
const guest = planSite({ hosts: 4, guests: 8, nodes: 6, seed: 1 }).guests[0]!;

const meanShare = (from: number, to: number) => {
  const shares = Array.from({ length: 200 }, (_, index) =>
    busyShare('web', hashOf(1, 'w'), from + ((to - from) * index) / 200),
  );
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
};

test.each(['web', 'db', 'batch', 'quiet'] as const)(
  '%s load stays between idle and full and moves',
  (role) => {
    const hash = hashOf(5, role);
    const shares = Array.from({ length: 2_000 }, (_, index) =>
      busyShare(role, hash, MIDNIGHT + index * 43_000),
    );
    expect(Math.min(...shares)).toBeGreaterThan(0);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
    expect(new Set(shares.map((share) => share.toFixed(3))).size).toBeGreaterThan(20);
  },
);

test('a web guest is busier at midday than at night', () => {
  const noon = meanShare(MIDNIGHT + 11 * 3_600_000, MIDNIGHT + 15 * 3_600_000);
  const night = meanShare(MIDNIGHT + 1 * 3_600_000, MIDNIGHT + 4 * 3_600_000);
  expect(noon).toBeGreaterThan(night + 0.2);
});

test('counters never fall, and the rate between two readings is the load in between', () => {
  const meter = new GuestMeter(guest, 1, MIDNIGHT);
  let before = meter.cpuMs;
  for (let at = MIDNIGHT + 5_000; at < MIDNIGHT + 600_000; at += 5_000) {
    meter.advance(at, 'running');
    const cores = (meter.cpuMs - before) / 5_000;
    expect(cores).toBeGreaterThan(0);
    expect(Math.abs(cores - meter.coresAt(at - 2_500))).toBeLessThan(0.35 * guest.vcpus);
    before = meter.cpuMs;
  }
});

test('asking more often changes the sums by little', () => {
  const often = new GuestMeter(guest, 1, MIDNIGHT);
  const once = new GuestMeter(guest, 1, MIDNIGHT);
  for (let at = MIDNIGHT; at <= MIDNIGHT + 300_000; at += 700) often.advance(at, 'running');
  often.advance(MIDNIGHT + 300_000, 'running');
  once.advance(MIDNIGHT + 300_000, 'running');
  const begun = new GuestMeter(guest, 1, MIDNIGHT).cpuMs;
  expect((often.cpuMs - begun) / (once.cpuMs - begun)).toBeCloseTo(1, 1);
});

test('a frozen guest consumes nothing, a spinning one exactly one core', () => {
  const meter = new GuestMeter(guest, 1, MIDNIGHT);
  const begun = meter.cpuMs;
  meter.advance(MIDNIGHT + 10_000, 'frozen');
  expect(meter.cpuMs).toBe(begun);
  meter.advance(MIDNIGHT + 20_000, 'spinning');
  expect(meter.cpuMs - begun).toBeCloseTo(10_000);
});
