import { expect, test } from 'vitest';
import {
  domainOf,
  hostSays,
  MUTE,
  NOW,
  planRecovery,
  recoverable,
} from '../../../../test/support/recovery-facts.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';

const off = domainOf('shut off', 'destroyed');

test('in configuration C the Host OS failover has its time before anybody is asked', () => {
  const hosts = [hostSays('kvm-a', null), hostSays('kvm-b', null, MUTE)];
  const during: RecoveryFacts = { ...recoverable, configuration: 'C', hosts, leftSince: NOW - 10_000 };
  const plan = planRecovery(during);
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps.map(({ step, command }) => [step, command])).toEqual([
    ['wait-failover', null],
    ['check-survivors', null],
    ['check-redundancy', null],
  ]);
  // Its time is over: now it is as in B, with the proof that B needs.
  const after = planRecovery({ ...during, leftSince: NOW - 200_000 });
  expect(after.verdict).toBe('blocked');
  expect(after.steps[0]?.step).toBe('mark-down');
  // No host is silent: nothing of the hosts is to be waited for.
  const own = planRecovery({ ...during, hosts: [hostSays('kvm-b', off)] });
  expect(own.steps[0]?.step).toBe('mark-down');
});
