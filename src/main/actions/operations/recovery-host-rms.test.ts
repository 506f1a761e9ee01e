import { expect, test } from 'vitest';
import { row, withoutRms, withRms } from '../../../../test/support/power-facts.ts';
import {
  domainOf,
  hostSays,
  nodeSays,
  nodeSilent,
  NOW,
  planRecovery,
  recoverable,
  roundOf,
} from '../../../../test/support/recovery-facts.ts';
import { aloneOn, ruledBy } from '../../../../test/support/rms-guest-facts.ts';
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

const ruled: RecoveryFacts = {
  ...hung,
  hostClusters: ruledBy(['Online', 'Standby']),
  beside: aloneOn('kvm-b'),
};
const ofStep = (facts: RecoveryFacts, step: string) =>
  planRecovery(facts).steps.find((each) => each.step === step);

test('a guest that the hosts’ RMS controls is stopped and started by it, around its declaration (I40)', () => {
  const plan = planRecovery(ruled);
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps.map(({ id }) => id)).toEqual([
    'stop-by-rms web2',
    'mark-down',
    'check-survivors',
    'start-by-rms web2',
    'check-cluster',
  ]);
  expect(plan.steps[0]).toMatchObject({
    machine: 'kvm-b',
    command: '/opt/SMAW/bin/hvutil -f hostnet',
    irreversible: true,
  });
  expect(plan.steps[3]?.command).toBe('/opt/SMAW/bin/hvswitch hostnet kvm-bRMS');
});

test.each<[string, Partial<RecoveryFacts>, string]>([
  ['SF has its time', { leftSince: NOW - 159_999 }, 'SF'],
  [
    'its userApplication controls another guest',
    { hostClusters: ruledBy(['Online', 'Standby'], ['Cmd_web2', 'Cmd_db1']) },
    'I40',
  ],
  ['another guest needs the line of its host', { beside: aloneOn('kvm-b', 'batch1') }, 'I40'],
  ['its userApplication is Online elsewhere', { hostClusters: ruledBy(['Standby', 'Online']) }, 'I40'],
])('the hosts’ RMS is not asked to stop it while %s', (_, change, rule) => {
  const plan = planRecovery({ ...ruled, ...change });
  expect(plan.verdict).not.toBe('allowed');
  expect(plan.steps[0]).toMatchObject({ step: 'stop-by-rms', standing: 'blocked' });
  expect(plan.steps[0]?.rules.some((each) => each.rule === rule && each.verdict !== 'pass')).toBe(true);
});

test('it is declared DOWN only once it has stopped, and started by RMS only once it is DOWN and runs nowhere', () => {
  expect(ofStep(ruled, 'mark-down')?.rules.find(({ rule }) => rule === 'I25')?.verdict).toBe('fail');
  const down = { ...ruled, others: [nodeSays('web1', roundOf('UP', { web1: 'UP', web2: 'DOWN' }))] };
  const verdicts = (facts: RecoveryFacts) =>
    ofStep(facts, 'start-by-rms')?.rules.flatMap(({ rule, verdict }) =>
      ['declared-down', 'I41'].includes(rule) ? [verdict] : [],
    );
  expect(verdicts(ruled)).toEqual(['fail', 'fail']);
  expect(verdicts(down)).toEqual(['pass', 'fail']);
  expect(verdicts({ ...down, hosts: recoverable.hosts })).toEqual(['pass', 'pass']);
});
