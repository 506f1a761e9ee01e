import { expect, test } from 'vitest';
import { planHostStop, quietHost, quietNode } from '../../../../test/support/host-stop-facts.ts';
import { row, ruleOf, withRms } from '../../../../test/support/power-facts.ts';
import {
  fresh,
  nodeSays,
  nodeSilent,
  NOW,
  roundOf,
  SILENCE,
} from '../../../../test/support/recovery-facts.ts';
import type { LibvirtGuests } from '../../../shared/domain/machine-settings.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { HostStopFacts } from '../facts/host-stop-facts.ts';
import { judgeHostOff } from '../rules/host-stop.ts';

test.each([
  ['an ordinary host', quietHost],
  ['a host that is a cluster node', quietNode],
])('%s where nothing runs is shut down by its own operating system', (_, facts) => {
  const plan = planHostStop(facts);
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps).toMatchObject([
    { id: 'stop-host kvm-c', machine: 'kvm-c', command: '/usr/sbin/shutdown -h now', irreversible: true },
  ]);
});

const silent = { active: fresh(fail(SILENCE)), processes: fresh(fail(SILENCE)) } as const;
const guests = (onShutdown: LibvirtGuests['onShutdown'], onBoot: LibvirtGuests['onBoot'] = 'ignore') => ({
  libvirtGuests: fresh(ok({ onShutdown, onBoot, unit: 'enabled' } as const)),
});
const running = ['running', 'paused', 'crashed', 'pmsuspended', 'in shutdown', 'idle', 'no state'] as const;

type Broken = [string, Partial<HostStopFacts>, JudgedRule['rule'], 'fail' | 'unknown'];
const BROKEN: readonly Broken[] = [
  ...running.map((state): Broken => [
    `a domain is ${state}`,
    { active: fresh(ok([{ name: 'batch1', state: `${state} (unknown)` }])) },
    'I6',
    'fail',
  ]),
  [
    'a QEMU process lives that libvirt does not know',
    { processes: fresh(ok(['qemu -name x'])) },
    'I6',
    'fail',
  ],
  [
    'a QEMU process lives and libvirt is silent',
    { active: fresh(fail(SILENCE)), processes: fresh(ok(['qemu -name x'])) },
    'I6',
    'fail',
  ],
  ['libvirt is silent', { active: fresh(fail(SILENCE)) }, 'I6', 'unknown'],
  ['its processes are not known', { processes: fresh(fail(SILENCE)) }, 'I6', 'unknown'],
  ['it does not answer at all', silent, 'I6', 'unknown'],
  ['libvirt-guests suspends', guests('suspend'), 'I7', 'fail'],
  ['libvirt-guests is left to its default, which suspends', guests('not set'), 'I7', 'fail'],
  ['libvirt-guests has a word that nobody knows', guests('other'), 'I7', 'unknown'],
  ['libvirt-guests starts guests by itself at the boot', guests('shutdown', 'start'), 'I7', 'fail'],
  [
    'what libvirt-guests does at the boot is left to its default',
    guests('shutdown', 'not set'),
    'I7',
    'unknown',
  ],
  ['libvirt-guests has a word for the boot that nobody knows', guests('shutdown', 'other'), 'I7', 'unknown'],
  ['libvirt-guests has no file', { libvirtGuests: fresh(ok(null)) }, 'I7', 'unknown'],
  ['libvirt-guests cannot be read', { libvirtGuests: fresh(fail(SILENCE)) }, 'I7', 'unknown'],
];
test.each(BROKEN)('no host stop while %s', (_, change, rule, verdict) => {
  const plan = planHostStop({ ...quietHost, ...change });
  expect(plan.verdict).toBe('blocked');
  expect(ruleOf(plan, rule)).toMatchObject({ verdict });
});

const cluster = (change: Partial<NonNullable<HostStopFacts['cluster']>>): Partial<HostStopFacts> => ({
  cluster: quietNode.cluster === null ? null : { ...quietNode.cluster, ...change },
});
const sees = (state: 'UP' | 'LEFTCLUSTER') => roundOf('UP', { 'kvm-c': 'UP', 'kvm-d': state });
const own = (state: 'Online' | 'Wait') =>
  nodeSays('kvm-c', withRms(sees('UP'), 'kvm-c', [row('hostnet', 'userApp', null, state)]));

const NO_LEAVE: readonly Broken[] = [
  [
    'a node of its cluster is LEFTCLUSTER',
    cluster({ others: [nodeSays('kvm-d', sees('LEFTCLUSTER'))] }),
    'I43',
    'fail',
  ],
  ['it is not UP itself', cluster({ own: nodeSays('kvm-c', roundOf('COMINGUP', {})) }), 'I43', 'fail'],
  ['it does not say how it is', cluster({ own: nodeSilent('kvm-c') }), 'I43', 'unknown'],
  [
    'it does not say of itself how it is',
    cluster({ own: nodeSays('kvm-c', { ...sees('UP'), cfLocal: fail({ kind: 'missing' }) }) }),
    'I43',
    'unknown',
  ],
  ['another node does not answer', cluster({ others: [nodeSilent('kvm-d')] }), 'I43', 'unknown'],
  ['its application is Online there', cluster({ own: own('Online') }), 'I8', 'fail'],
  ['its application is on its way', cluster({ own: own('Wait') }), 'I8', 'fail'],
];
test.each(NO_LEAVE)('in configuration C no host stop while %s', (_, change, rule, verdict) => {
  const plan = planHostStop({ ...quietNode, ...change });
  expect(plan.verdict).toBe('blocked');
  expect(ruleOf(plan, rule)).toMatchObject({ verdict });
});

test('a person’s word stands in only where nobody can be asked and the BMC has spoken; last known guests are named', () => {
  const word = { typed: 'kvm-c', reason: 'stood before it', person: 'Ms Ito', at: NOW };
  const i6 = (change: Partial<HostStopFacts>) => ruleOf(planHostStop({ ...quietHost, ...change }), 'I6');
  expect(i6({ ...silent, power: fresh(ok('on')) })).toMatchObject({
    verdict: 'unknown',
    attestBy: 'kvm-c',
    values: { guests: 'db1, batch1' },
  });
  expect(i6({ ...silent, power: fresh(ok('on')), asserted: [word] })).toMatchObject({
    verdict: 'pass',
    attested: true,
  });
  const others: readonly Partial<HostStopFacts>[] = [
    silent,
    { ...silent, power: fresh(fail(SILENCE)) },
    { active: fresh(fail(SILENCE)), power: fresh(ok('on')) },
    { ...silent, power: fresh(ok('on')), asserted: [{ ...word, typed: 'kvm-d' }] },
  ];
  for (const change of others) expect(i6({ asserted: [word], ...change })?.verdict).toBe('unknown');
});

const offWord = { typed: 'kvm-c off', reason: 'its lamps are out', person: 'Ms Ito', at: NOW };
const unreachable = fresh(fail({ kind: 'unreachable', detail: 'no route' } as const));
test.each<[string, Partial<HostStopFacts>, JudgedRule['verdict'], JudgedRule['sentence']]>([
  ['it answers', {}, 'fail', 'effect.host.answers'],
  ['libvirt alone answers', { processes: silent.processes }, 'fail', 'effect.host.answers'],
  ['SSH alone answers', { active: silent.active }, 'fail', 'effect.host.answers'],
  ['its BMC says off', { ...silent, power: fresh(ok('off')) }, 'pass', 'effect.host.off'],
  ['its BMC says on', { ...silent, power: fresh(ok('on')) }, 'fail', 'effect.host.on'],
  ['its BMC is silent', { ...silent, power: fresh(fail(SILENCE)) }, 'unknown', 'effect.host.not-known'],
  [
    'it is silent without a BMC',
    { active: unreachable, processes: fresh(fail(SILENCE)) },
    'unknown',
    'effect.host.silent',
  ],
  [
    'a person vouches for a silent one without a BMC',
    { active: unreachable, processes: fresh(fail(SILENCE)), asserted: [offWord] },
    'pass',
    'effect.host.asserted',
  ],
  [
    'a person vouches for another one',
    { ...silent, asserted: [{ ...offWord, typed: 'kvm-d off' }] },
    'unknown',
    'effect.host.silent',
  ],
  [
    'a person vouched for its guests only',
    { ...silent, asserted: [{ ...offWord, typed: 'kvm-c' }] },
    'unknown',
    'effect.host.silent',
  ],
  [
    'a person vouches for one whose BMC says on',
    { ...silent, power: fresh(ok('on')), asserted: [offWord] },
    'fail',
    'effect.host.on',
  ],
  ['a person vouches for one that answers', { asserted: [offWord] }, 'fail', 'effect.host.answers'],
  [
    'it refuses the login',
    { ...silent, processes: fresh(fail({ kind: 'login-refused', user: 'nodeward', detail: '' })) },
    'unknown',
    'effect.host.not-known',
  ],
])('a host has stopped or not: %s', (_, change, verdict, sentence) => {
  expect(judgeHostOff({ ...quietHost, ...change })).toMatchObject({ verdict, sentence });
});

test('that a silent host is off is asked of a person, and is a person’s word for ever', () => {
  const open = judgeHostOff({ ...quietHost, ...silent });
  expect(open).toMatchObject({ rule: 'effect', attestable: true, attestBy: 'kvm-c off', attested: false });
  const vouched = judgeHostOff({ ...quietHost, ...silent, asserted: [offWord] });
  expect(vouched).toMatchObject({ rule: 'effect', verdict: 'pass', attested: true });
});
