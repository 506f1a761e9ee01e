import { expect, test } from 'vitest';
import { AlertRun, found, healthySite } from '../../../../test/support/alert-site.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { SitePicture } from '../../../shared/domain/site-picture.ts';
import { pause } from '../../polling/poll.ts';

/** The same numbers for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One polled machine with the pauses and the backing off of the poller. */
function machine(finding: Finding, intervalMs: number, random: () => number, failRate: number) {
  let due = random() * intervalMs;
  let failures = 0;
  let polls = 0;
  return {
    polls: () => polls,
    /** What is not known at `at`. */
    look: (at: number): Finding[] => {
      while (due <= at) {
        polls += 1;
        const took = 20 + random() * 400;
        failures = random() < failRate ? failures + 1 : 0;
        due += (failures > 0 ? 5000 : took) + pause(intervalMs, failures, took, random());
      }
      return failures > 0 ? [finding] : [];
    },
  };
}

test('24 hours of a healthy site with jitter, late answers and lost polls raise no alert', () => {
  const random = seeded(11);
  const healthy: SitePicture = { ...healthySite(), guests: [] };
  const machines = [
    ...Array.from({ length: 8 }, (_, at) =>
      machine(found('host-not-known', 'unknown', { kind: 'host', id: `h${at}` }), 5000, random, 0.001),
    ),
    ...Array.from({ length: 12 }, (_, at) =>
      machine(found('node-not-known', 'unknown', { kind: 'node', id: `n${at}` }), 15_000, random, 0.001),
    ),
  ];
  const run = new AlertRun(healthy);
  let losses = 0;
  for (let second = 0; second < 86_400; second += 1) {
    const findings = machines.flatMap((one) => one.look(second * 1000));
    losses += findings.length;
    if (second % 5 === 0) run.picture = { ...healthy, hosts: withLoads(healthy, random) };
    run.look(findings);
  }
  const polls = machines.reduce((sum, one) => sum + one.polls(), 0);
  expect(polls, 'a day of polls').toBeGreaterThan(150_000);
  expect(losses, 'a day without any loss would prove nothing').toBeGreaterThan(100);
  expect(run.events).toEqual([]);
  expect(run.notices).toEqual([]);
}, 120_000);

/** Busy, with peaks of a single sample at full load. */
const withLoads = (picture: SitePicture, random: () => number): SitePicture['hosts'] =>
  picture.hosts.map((host) => {
    const share = random() < 0.02 ? 1 : 0.4 + random() * 0.4;
    return host.load === null ? host : { ...host, load: { ...host.load, cpu: share * host.load.cpuTotal } };
  });
