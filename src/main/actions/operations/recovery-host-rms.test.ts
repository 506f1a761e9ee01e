import { expect, test } from 'vitest';
import { row, withoutRms, withRms } from '../../../../test/support/power-facts.ts';
import {
  domainOf,
  hostSays,
  nodeSays,
  nodeSilent,
  planRecovery,
  recoverable,
  roundOf,
} from '../../../../test/support/recovery-facts.ts';
import type { RmsRow } from '../../../shared/domain/rms.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';

const hung = {
  ...recoverable,
  hosts: [hostSays('kvm-a', null), hostSays('kvm-b', domainOf('running', 'booted'))],
};
const hostCluster = (...rows: readonly RmsRow[]): RecoveryFacts['hostClusters'] => [
  { cluster: 'hosts', nodes: [nodeSays('kvm-b', withRms(roundOf('UP', {}), 'kvm-b', rows))] },
];
const silent = [{ cluster: 'hosts', nodes: [nodeSilent('kvm-b')] }];

test.each<[string, RecoveryFacts['hostClusters'], 'fail' | 'unknown']>([
  [
    'a resource of the hosts’ RMS controls the guest',
    hostCluster(row('Cmd_web2', 'gRes', null, 'Online')),
    'fail',
  ],
  ['a resource names nothing that is known', hostCluster(row('Cmd_APP1', 'gRes', null, 'Online')), 'unknown'],
  ['the hosts’ RMS cannot be read', silent, 'unknown'],
])('a recovery neither powers off nor starts a guest while %s (I40)', (_, hostClusters, verdict) => {
  const plan = planRecovery({ ...hung, hostClusters });
  expect(plan.verdict).toBe('blocked');
  for (const step of ['power-off', 'start-guest']) {
    const found = plan.steps.find((each) => each.step === step);
    expect(found?.rules.find(({ rule }) => rule === 'I40')?.verdict).toBe(verdict);
  }
});

test('what no power is taken for needs no word of the hosts’ RMS: the declaration stays allowed (I40)', () => {
  expect(planRecovery({ ...recoverable, hostClusters: silent }).verdict).toBe('allowed');
});

test('a guest that the hosts’ RMS leaves alone is powered off and started (I40)', () => {
  for (const hostClusters of [
    hostCluster(row('Cmd_web1', 'gRes', null, 'Online'), row('Gls_net', 'gRes', null, 'Online')),
    [{ cluster: 'hosts', nodes: [nodeSays('kvm-b', withoutRms(roundOf('UP', {})))] }],
  ])
    expect(planRecovery({ ...hung, hostClusters }).verdict).toBe('allowed');
});
