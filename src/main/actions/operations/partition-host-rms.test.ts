import { expect, test } from 'vitest';
import { lost, planPartition, torn } from '../../../../test/support/partition-facts.ts';
import {
  domainOf,
  fresh,
  hostSays,
  MACHINES,
  nodeSays,
  nodeSilent,
  NOW,
  roundOf,
  SILENCE,
} from '../../../../test/support/recovery-facts.ts';
import { aloneOn, ruledBy } from '../../../../test/support/rms-guest-facts.ts';
import type { CfState } from '../../../shared/domain/cf.ts';
import { hostNameSchema, nodeNameSchema } from '../../../shared/domain/names.ts';
import type { JudgedRule, OperationPlan } from '../../../shared/domain/operation-plan.ts';
import { fail } from '../../../shared/result.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { partition } from './partition.ts';

/** web2 is started and stopped by hostnet, Online on kvm-b, which has the line of that host as well. */
const ruled: RecoveryFacts = {
  ...lost,
  hostClusters: ruledBy(['Online', 'Standby']),
  beside: aloneOn('kvm-b'),
};
const planOf = (change: Partial<RecoveryFacts> = {}): OperationPlan =>
  planPartition({ ...torn, lost: [{ ...ruled, ...change }] });
const rulesOf = (plan: OperationPlan, name: string): readonly JudgedRule[] =>
  plan.steps.find(({ step }) => step === name)?.rules ?? [];

test('a node that RMS of its hosts controls is stopped and started by it, around its declaration (I40)', () => {
  const plan = planOf();
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps.map(({ id, step, machine, irreversible }) => [id, step, machine, irreversible])).toEqual([
    ['stop-by-rms web2', 'stop-by-rms', 'kvm-b', true],
    ['mark-down web2', 'mark-down', 'web1', true],
    ['check-survivors', 'check-survivors', null, false],
    ['start-by-rms web2', 'rejoin-by-rms', 'kvm-b', true],
    ['check-cluster', 'check-cluster', null, false],
  ]);
  expect([plan.steps[0]?.command, plan.steps[3]?.command]).toEqual([
    '/opt/SMAW/bin/hvutil -f hostnet',
    '/opt/SMAW/bin/hvswitch hostnet kvm-bRMS',
  ]);
});

test('whether it answers or hangs, it is neither asked itself to stop nor has its power cut behind the back of RMS', () => {
  const plan = planOf({ own: nodeSilent('web2') });
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps[0]?.step).toBe('stop-by-rms');
});

const [onB] = ruledBy(['Online', 'Standby'])[0]!.nodes;
const hosts = (...nodes: RecoveryFacts['hostClusters'][number]['nodes']) => ({
  hostClusters: [{ cluster: 'hosts', nodes }],
});
const tornHosts = (sees: Readonly<Record<string, CfState>>) => ({
  hostClusters: ruledBy(['Online', 'Standby'], undefined, sees),
});
const elsewhere = ruledBy(['Standby', 'Online']);

const BROKEN: readonly [string, Partial<RecoveryFacts>, JudgedRule['sentence'], JudgedRule['verdict']][] = [
  [
    'the hosts have lost each other as well',
    tornHosts({ 'kvm-b': 'UP', 'kvm-c': 'LEFTCLUSTER' }),
    'rule.I40.hosts-torn',
    'fail',
  ],
  [
    'one host has declared the other one DOWN',
    tornHosts({ 'kvm-b': 'DOWN', 'kvm-c': 'UP' }),
    'rule.I40.hosts-torn',
    'fail',
  ],
  [
    'how one host sees the other is not known',
    tornHosts({ 'kvm-c': 'UP' }),
    'rule.I40.hosts-not-known',
    'unknown',
  ],
  ['a host does not answer', hosts(onB!, nodeSilent('kvm-c')), 'rule.I40.hosts-not-known', 'unknown'],
  [
    'its userApplication controls another guest as well',
    { hostClusters: ruledBy(['Online', 'Standby'], ['Cmd_web2', 'Cmd_db1']) },
    'rule.I40.shared',
    'fail',
  ],
  [
    'another guest needs the line of its host',
    { beside: aloneOn('kvm-b', 'batch1') },
    'rule.I40.lines',
    'fail',
  ],
  ['nobody says who else is on its host', { beside: [] }, 'rule.I40.lines-not-known', 'unknown'],
  [
    'its host does not say who else is on there',
    { beside: [{ host: hostNameSchema.parse('kvm-b'), others: fresh(fail(SILENCE)) }] },
    'rule.I40.lines-not-known',
    'unknown',
  ],
  [
    'the hosts’ RMS cannot be read',
    hosts(nodeSilent('kvm-b'), nodeSilent('kvm-c')),
    'rule.I40.not-known',
    'unknown',
  ],
];
test.each(BROKEN)(
  'nothing of the other side is stopped through RMS while %s (I40)',
  (_, change, sentence, verdict) => {
    const plan = planOf(change);
    expect(plan.verdict).toBe('blocked');
    expect(plan.rules).toContainEqual(expect.objectContaining({ rule: 'I40', sentence, verdict }));
    const [first] = plan.steps;
    expect(first?.standing).toBe('blocked');
    expect(first?.rules.some((each) => each.rule === 'I40' && each.verdict !== 'pass')).toBe(true);
  },
);

test.each<[string, Partial<RecoveryFacts>, string]>([
  ['its userApplication is Online on another host', { hostClusters: elsewhere }, 'I40'],
  ['its userApplication is under way', { hostClusters: ruledBy(['Wait', 'Standby']) }, 'rms-idle'],
  [
    'it is not seen LEFTCLUSTER',
    { others: [nodeSays('web1', roundOf('UP', { web2: 'UP' }))] },
    'left-cluster',
  ],
])('RMS is not asked to stop it while %s', (_, change, rule) => {
  const plan = planOf(change);
  expect(plan.verdict).toBe('blocked');
  expect(rulesOf(plan, 'stop-by-rms').some((each) => each.rule === rule && each.verdict === 'fail')).toBe(
    true,
  );
});

test('SF has its time before RMS is asked', () => {
  expect(planOf({ leftSince: NOW })).toMatchObject({ verdict: 'waiting', waitUntil: NOW + 160_000 });
});

test('without the lock on the hosts’ cluster nothing goes through its RMS, and nothing around it', () => {
  const plan = planPartition({ ...torn, lost: [ruled] }, { ...MACHINES, ruling: [] });
  expect(plan.verdict).toBe('blocked');
  expect(plan.rules).toContainEqual(
    expect.objectContaining({ sentence: 'rule.I40.not-held', verdict: 'unknown' }),
  );
  for (const name of ['power-off', 'rejoin-guest'])
    expect(rulesOf(plan, name).find(({ rule }) => rule === 'I40')?.verdict, name).toBe('fail');
});

test('the request to RMS is done when RMS shows it Offline and the guest has stopped, and it is declared DOWN only then', () => {
  const off = [hostSays('kvm-a', null), hostSays('kvm-b', domainOf('shut off', 'shutdown'))];
  const [stop] = partition(MACHINES).steps({ ...torn, lost: [ruled] });
  const seen = (change: Partial<RecoveryFacts>) =>
    stop?.effects({ ...torn, lost: [{ ...ruled, ...change }] }).map(({ verdict }) => verdict);
  const offline = ruledBy(['Offline', 'Standby']);
  expect(seen({ hosts: off, hostClusters: offline })).toEqual(['pass', 'pass']);
  expect(seen({ hosts: off })).toEqual(['fail', 'pass']);
  expect(seen({ hostClusters: offline })).toEqual(['pass', 'fail']);
  const declared = (change: Partial<RecoveryFacts>) =>
    rulesOf(planOf({ own: nodeSilent('web2'), ...change }), 'mark-down').find(({ rule }) => rule === 'I25')
      ?.verdict;
  expect([declared({}), declared({ hosts: off })]).toEqual(['fail', 'pass']);
  const process = { processes: fresh({ ok: true as const, value: ['qemu -name web2'] }) };
  expect(declared({ hosts: [hostSays('kvm-a', null, process), off[1]!] })).toBe('fail');
});

test('off already, RMS is asked for nothing: it is declared DOWN, whatever is known of its hosts’ RMS', () => {
  const off = [hostSays('kvm-a', null), hostSays('kvm-b', domainOf('shut off', 'shutdown'))];
  for (const hostClusters of [
    ruledBy(['Offline', 'Standby']),
    hosts(onB!, nodeSilent('kvm-c')).hostClusters,
  ]) {
    const plan = planOf({ own: nodeSilent('web2'), hosts: off, hostClusters });
    expect(plan.verdict).toBe('allowed');
    expect(plan.steps[0]?.id).toBe('mark-down web2');
  }
});

test('it is started by RMS only once it is DOWN for the others and runs nowhere, and from no saved memory', () => {
  const off = (saved: boolean) => [
    hostSays('kvm-a', null),
    hostSays('kvm-b', domainOf('shut off', 'shutdown', saved)),
  ];
  const down = { others: [nodeSays('web1', roundOf('UP', { web1: 'UP', web2: 'DOWN' }))] };
  const own = nodeSilent('web2');
  const stopped = { own, hosts: off(false), hostClusters: ruledBy(['Offline', 'Standby']), ...down };
  const barring = (change: Partial<RecoveryFacts>) =>
    rulesOf(planOf(change), 'rejoin-by-rms').flatMap(({ rule, verdict }) =>
      verdict === 'pass' ? [] : [rule],
    );
  expect(barring(stopped)).toEqual([]);
  expect(barring({ ...stopped, others: lost.others })).toEqual(['declared-down']);
  expect(barring({ ...stopped, own: lost.own })).toEqual(['I41']);
  expect(barring({ ...stopped, hosts: lost.hosts })).toEqual(['I41']);
  expect(barring({ ...stopped, hosts: off(true) })).toEqual(['I41', 'I5']);
  expect(barring({ ...stopped, hostClusters: ruledBy(['Online', 'Standby']) })).toEqual([
    'application-state',
    'I40',
  ]);
});

/** web3 is lost as well, on the same host, and no RMS controls it. */
const free: RecoveryFacts = {
  ...ruled,
  node: nodeNameSchema.parse('web3'),
  guest: 'web3',
  others: [nodeSays('web1', roundOf('UP', { web1: 'UP', web2: 'LEFTCLUSTER', web3: 'LEFTCLUSTER' }))],
  own: nodeSays('web3', roundOf('UP', {})),
  otherNames: ['web1', 'web2'],
};

test('what RMS controls stops last and starts first, when its line serves nobody any more and before it is needed', () => {
  const beside = aloneOn('kvm-b', 'web3');
  const plan = planPartition({ ...torn, lost: [{ ...ruled, beside }, free] });
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps.map(({ id }) => id)).toEqual([
    'stop-guest web3',
    'power-off kvm-b web3',
    'mark-down web3',
    'stop-by-rms web2',
    'mark-down web2',
    'check-survivors',
    'start-by-rms web2',
    'start-guest kvm-b web3',
    'check-cluster',
  ]);
  // As long as it is on, the line still serves it.
  expect(plan.steps[3]?.rules).toContainEqual(
    expect.objectContaining({ sentence: 'rule.I40.lines', verdict: 'fail' }),
  );
});

test('nothing of the other side is stopped while the way of one of its nodes is not clear', () => {
  const shared = { hostClusters: ruledBy(['Online', 'Standby'], ['Cmd_web2', 'Cmd_db1']) };
  const plan = planPartition({ ...torn, lost: [free, { ...ruled, ...shared }] });
  expect(plan.verdict).toBe('blocked');
  expect(plan.steps[0]).toMatchObject({ id: 'stop-guest web3', standing: 'blocked' });
});

test('the host where it runs is its home, though another one lists it too', () => {
  const copies = [hostSays('kvm-a', domainOf('shut off')), hostSays('kvm-b', domainOf('running'))];
  expect(planOf({ hosts: copies }).steps[0]).toMatchObject({ step: 'stop-by-rms', machine: 'kvm-b' });
  expect(planPartition({ ...torn, lost: [{ ...lost, hosts: copies }] }).steps[1]).toMatchObject({
    step: 'power-off',
    machine: 'kvm-b',
  });
});

test('a node of which nothing came any more blocks its own steps', () => {
  const steps = partition(MACHINES).steps({ ...torn, lost: [ruled] });
  const nothing = { ...torn, lost: [] };
  for (const step of steps.filter(({ irreversible }) => irreversible)) {
    expect(step.rules(nothing).map(({ rule, verdict }) => [rule, verdict])).toEqual([['sides', 'unknown']]);
    expect(step.effects(nothing).map(({ verdict }) => verdict)).toEqual(['unknown']);
    expect(step.deed(nothing)).toBeNull();
  }
});
