import { expect, test } from 'vitest';
import { recoveryPlace } from './recovery-place.ts';

const node = { kind: 'node', id: 'web2' } as const;
const cluster = { kind: 'cluster', id: 'web' } as const;

test('a LEFTCLUSTER node leads to the plan of its recovery, a partition to the choice of its side', () => {
  const plan = { view: 'operations', moment: 'now', object: 'web2' };
  expect(recoveryPlace({ code: 'cf-leftcluster', subject: node })).toEqual(plan);
  expect(recoveryPlace({ code: 'leftcluster-domain-runs', subject: node })).toEqual(plan);
  expect(recoveryPlace({ code: 'cf-partition', subject: cluster })).toEqual({ ...plan, object: null });
});

test('what has no guided way out leads nowhere', () => {
  expect(recoveryPlace({ code: 'rms-sysnode-wait', subject: node })).toBeNull();
  expect(recoveryPlace({ code: 'application-faulted', subject: cluster })).toBeNull();
});
