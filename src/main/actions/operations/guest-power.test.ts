import { expect, test } from 'vitest';
import {
  domainOf,
  fresh,
  hostSays,
  MUTE,
  nodeSays,
  nodeSilent,
  NOW,
  roundOf,
  SILENCE,
} from '../../../../test/support/recovery-facts.ts';
import {
  bothUp,
  online,
  planPower,
  row,
  ruleOf,
  startable,
  stoppable,
  withoutRms,
  withRms,
} from '../../../../test/support/power-facts.ts';
import { hostEntrySchema } from '../../../shared/domain/inventory.ts';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { RmsRow } from '../../../shared/domain/rms.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { GuestPowerFacts } from '../facts/guest-power-facts.ts';
import { guestStart } from './guest-power.ts';

const off = domainOf('shut off', 'shutdown');
const web1 = (sees: Parameters<typeof roundOf>[1]) => nodeSays('web1', roundOf('UP', sees));
const hostCluster = (rows: readonly RmsRow[]): GuestPowerFacts['hostClusters'] => [
  { cluster: 'hosts', nodes: [nodeSays('kvm-b', withRms(roundOf('UP', {}), 'kvm-b', rows))] },
];
const hosts = (...each: GuestPowerFacts['hosts'][number][]) => ({ hosts: each });

/** What is broken, the change, the rule that says it. */
type Broken = [string, Partial<GuestPowerFacts>, JudgedRule['rule'], 'fail' | 'unknown'];

test('a stopped node is started cold on the host that lists it, and is watched until it has joined', () => {
  const plan = planPower('guest-start', startable);
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps.map(({ id, standing, command }) => [id, standing, command])).toEqual([
    [
      'start-guest kvm-b',
      'now',
      'virDomainCreateWithFlags(11111111-2222-3333-4444-555555555555, VIR_DOMAIN_START_FORCE_BOOT)',
    ],
    ['check-joined', 'later', null],
  ]);
});

test('saved memory is removed first by a step of its own, and only without it the start is allowed (I5, I47)', () => {
  const saved = {
    ...startable,
    ...hosts(hostSays('kvm-a', null), hostSays('kvm-b', domainOf('shut off', 'saved', true))),
  };
  const plan = planPower('guest-start', saved);
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps.map(({ id, irreversible }) => [id, irreversible])).toEqual([
    ['remove-image kvm-b', true],
    ['start-guest kvm-b', false],
    ['check-joined', false],
  ]);
  expect(plan.steps[0]?.command).toContain('virDomainManagedSaveRemove');
  expect(plan.steps[1]?.rules).toMatchObject([{ rule: 'I5', verdict: 'fail' }]);
});

test('the first node of a cluster that is off altogether may be started: whoever is proven off sees nobody', () => {
  const others = [nodeSilent('web1')];
  expect(planPower('guest-start', { ...startable, others }).verdict).toBe('blocked');
  const web1Is = (...its: GuestPowerFacts['hosts'][number][]) => ({
    ...startable,
    others,
    silentOthers: [{ node: nodeNameSchema.parse('web1'), hosts: its, ranOn: [] }],
  });
  expect(planPower('guest-start', web1Is(hostSays('kvm-a', off), hostSays('kvm-b', null))).verdict).toBe(
    'allowed',
  );
  for (const unproven of [
    [hostSays('kvm-a', domainOf('running'))],
    [hostSays('kvm-a', domainOf('shut off', 'saved', true))],
    [hostSays('kvm-a', off), hostSays('kvm-b', null, MUTE)],
    [hostSays('kvm-a', null)],
    [],
  ])
    expect(planPower('guest-start', web1Is(...unproven)).verdict).toBe('blocked');
});

test('of a cluster that is off altogether consoles tell each other on every host that libvirt asks, and only then', () => {
  const sites = ['kvm-a', 'kvm-b'].map((name) => hostEntrySchema.parse({ name }));
  const esxi = hostEntrySchema.parse({ name: 'esx-1', kind: 'esxi' });
  const told = (change: Partial<GuestPowerFacts>) =>
    guestStart([...sites, esxi]).toldOn?.({ ...startable, ...change });
  const others = [nodeSilent('web1')];
  const isOff = [{ node: nodeNameSchema.parse('web1'), hosts: [hostSays('kvm-a', off)], ranOn: [] }];
  expect(told({ others, silentOthers: isOff })).toEqual(sites);
  expect([told({}), told({ others })]).toEqual([[], []]);
});

const running = ['running', 'paused', 'crashed', 'pmsuspended', 'in shutdown', 'idle', 'no state'] as const;
const NO_START: readonly Broken[] = [
  ['it answers itself', { own: nodeSays('web2', roundOf('UP', bothUp)) }, 'I41', 'fail'],
  ['another node sees it LEFTCLUSTER', { others: [web1({ web2: 'LEFTCLUSTER' })] }, 'not-left', 'fail'],
  ['another node sees it UP', { others: [web1({ web2: 'UP' })] }, 'not-left', 'fail'],
  [
    'one of two others does not answer',
    { others: [...startable.others, nodeSilent('web3')] },
    'not-left',
    'unknown',
  ],
  ...running.map((state): Broken => [
    `it is ${state} on another host`,
    hosts(hostSays('kvm-a', domainOf(state)), hostSays('kvm-b', off)),
    'I41',
    'fail',
  ]),
  [
    'a QEMU process of it lives where libvirt calls it shut off',
    hosts(hostSays('kvm-b', off, { processes: fresh(ok(['qemu -name guest=web2'])) })),
    'I41',
    'fail',
  ],
  ['a host does not say', hosts(hostSays('kvm-a', null, MUTE), hostSays('kvm-b', off)), 'I41', 'unknown'],
  [
    'processes of a host are not known',
    hosts(hostSays('kvm-b', off, { processes: fresh(fail(SILENCE)) })),
    'I41',
    'unknown',
  ],
  ['no host lists it', hosts(hostSays('kvm-a', null)), 'I41', 'unknown'],
  ['the site file names no guest', { guest: null }, 'known-guest', 'unknown'],
  ['the node is a host', { nodeIs: 'host', guest: null }, 'known-guest', 'fail'],
  [
    'RMS of its host controls it by nobody knows which userApplication',
    { hostClusters: hostCluster([row('Cmd_web2', 'gRes', null, 'Online')]) },
    'I40',
    'unknown',
  ],
  [
    'a resource of its host names nobody',
    { hostClusters: hostCluster([row('Cmd_APP1', 'gRes', null, 'Online')]) },
    'I40',
    'unknown',
  ],
  [
    'RMS of its host does not answer',
    { hostClusters: [{ cluster: 'hosts', nodes: [nodeSilent('kvm-b')] }] },
    'I40',
    'unknown',
  ],
  [
    'its host’s cluster has no node',
    { hostClusters: [{ cluster: 'hosts', nodes: [nodeSays('kvm-b', roundOf('UP', {}))] }] },
    'I40',
    'unknown',
  ],
];
test.each(NO_START)('no start while %s', (_, change, rule, verdict) => {
  const plan = planPower('guest-start', { ...startable, ...change });
  expect(plan.verdict).toBe('blocked');
  expect(ruleOf(plan, rule)).toMatchObject({ verdict });
});

test('RMS of a host that runs nothing for the guest leaves it free (I40)', () => {
  const rows = [
    row('hostnet', 'userApp', null, 'Online'),
    row('Gls000_hostnet', 'gRes', null, 'Online'),
    row('Cmd_db1', 'gRes', null, 'Online'),
  ];
  expect(planPower('guest-start', { ...startable, hostClusters: hostCluster(rows) }).verdict).toBe('allowed');
  const stopped = [{ cluster: 'hosts', nodes: [nodeSays('kvm-b', withoutRms(roundOf('UP', {})))] }];
  expect(planPower('guest-start', { ...startable, hostClusters: stopped }).verdict).toBe('allowed');
});

test('where its applications are away its operating system is shut down, and what is left is said', () => {
  const plan = planPower('guest-shutdown', stoppable);
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps).toMatchObject([
    { id: 'shut-down web2', machine: 'web2', command: '/usr/sbin/shutdown -h now', irreversible: false },
    { id: 'check-gone', command: null },
  ]);
  expect(ruleOf(plan, 'redundancy')).toMatchObject({ verdict: 'pass', values: { count: 1, nodes: 'web1' } });
});

test('a node where RMS is stopped may be shut down too (I8)', () => {
  const own = nodeSays('web2', withoutRms(roundOf('UP', bothUp)));
  expect(planPower('guest-shutdown', { ...stoppable, own }).verdict).toBe('allowed');
});

const own = (rows: readonly RmsRow[]) => ({
  own: nodeSays('web2', withRms(roundOf('UP', bothUp), 'web2', rows)),
});
const NO_SHUTDOWN: readonly Broken[] = [
  ...(
    ['Online', 'Wait', 'Unknown', 'Inconsistent', 'Warning', 'Maintenance', 'Maintenance-Online'] as const
  ).map((state): Broken => [`a userApplication is ${state} there`, own(online(state)), 'I8', 'fail']),
  ['the node does not answer', { own: nodeSilent('web2') }, 'I8', 'unknown'],
  ['its RMS cannot be read', { own: nodeSays('web2', roundOf('UP', bothUp)) }, 'I8', 'unknown'],
  ['it runs on no host', hosts(hostSays('kvm-b', off)), 'home', 'fail'],
  [
    'it runs on two hosts',
    hosts(hostSays('kvm-a', domainOf('running')), hostSays('kvm-b', domainOf('running'))),
    'home',
    'fail',
  ],
  ['nobody says where it runs', hosts(hostSays('kvm-a', null, MUTE)), 'home', 'unknown'],
  ['what is left is not known', { others: [nodeSilent('web1')] }, 'redundancy', 'unknown'],
  [
    'RMS of its host controls it by nobody knows which userApplication',
    { hostClusters: hostCluster([row('Cmd_web2', 'gRes', null, 'Online')]) },
    'I40',
    'unknown',
  ],
];
test.each(NO_SHUTDOWN)('no shutdown while %s', (_, change, rule, verdict) => {
  const plan = planPower('guest-shutdown', { ...stoppable, ...change });
  expect(plan.verdict).toBe('blocked');
  expect(ruleOf(plan, rule)).toMatchObject({ verdict });
});

const word = (typed: string) => ({ typed, reason: 'it writes nonsense', person: 'Ms Ito', at: NOW });

test('an emergency power-off lists what falls and waits for the node’s name and a reason (I34)', () => {
  const facts = { ...stoppable, ...own(online('Online')) };
  const plan = planPower('guest-power-off', facts);
  expect(plan.verdict).toBe('blocked');
  expect(ruleOf(plan, 'I34')).toMatchObject({
    verdict: 'unknown',
    sentence: 'rule.I34.casualties',
    values: { applications: 'webapp' },
    attestBy: 'web2',
  });
  expect(planPower('guest-power-off', { ...facts, asserted: [word('web1')] }).verdict).toBe('blocked');
  const vouched = planPower('guest-power-off', { ...facts, asserted: [word('web2')] });
  expect(vouched.verdict).toBe('allowed');
  expect(ruleOf(vouched, 'I34')).toMatchObject({ verdict: 'pass', attested: true });
  expect(vouched.steps[0]).toMatchObject({ id: 'force-power kvm-b', irreversible: true, standing: 'now' });
});

test('where the node does not say what works there, what others show is a list that is not whole', () => {
  const others = [
    nodeSays('web1', withRms(roundOf('UP', bothUp), 'web1', [row('webapp', 'userApp', 'web2RMS', 'Online')])),
  ];
  const plan = planPower('guest-power-off', { ...stoppable, own: nodeSilent('web2'), others });
  expect(ruleOf(plan, 'I34')).toMatchObject({
    sentence: 'rule.I34.not-known',
    values: { applications: 'webapp', count: 1 },
  });
});

test('while SF may stop a LEFTCLUSTER node by itself, its power is not cut', () => {
  const left = {
    ...stoppable,
    asserted: [word('web2')],
    others: [web1({ web1: 'UP', web2: 'LEFTCLUSTER' })],
  };
  expect(planPower('guest-power-off', { ...left, leftSince: NOW - 159_999 })).toMatchObject({
    verdict: 'waiting',
    waitUntil: NOW + 1,
  });
  expect(planPower('guest-power-off', { ...left, leftSince: NOW - 160_000 }).verdict).toBe('allowed');
});

test('every copy that runs is powered off, whatever state it is in; a node that runs nowhere has nothing to cut', () => {
  const both = hosts(hostSays('kvm-a', domainOf('paused')), hostSays('kvm-b', domainOf('running')));
  const plan = planPower('guest-power-off', { ...stoppable, ...both, asserted: [word('web2')] });
  expect(plan.steps.map(({ id }) => id)).toEqual(['force-power kvm-a', 'force-power kvm-b', 'check-gone']);
  const none = planPower('guest-power-off', {
    ...stoppable,
    ...hosts(hostSays('kvm-b', off)),
    asserted: [word('web2')],
  });
  expect([none.verdict, ruleOf(none, 'home')?.verdict, none.steps]).toEqual(['blocked', 'fail', []]);
});
