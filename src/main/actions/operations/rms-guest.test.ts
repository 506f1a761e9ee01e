import { expect, test } from 'vitest';
import {
  bothUp,
  online,
  planPower,
  ruleOf,
  startable,
  stoppable,
  withoutRms,
  withRms,
} from '../../../../test/support/power-facts.ts';
import {
  domainOf,
  fresh,
  hostSays,
  NOW,
  nodeSays,
  nodeSilent,
  roundOf,
  RULING,
  SILENCE,
} from '../../../../test/support/recovery-facts.ts';
import { aloneOn, offByRms, ruledBy, runsByRms } from '../../../../test/support/rms-guest-facts.ts';
import { hostEntrySchema, nodeEntrySchema } from '../../../shared/domain/inventory.ts';
import type { CfState } from '../../../shared/domain/cf.ts';
import { hostNameSchema } from '../../../shared/domain/names.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { RmsState } from '../../../shared/domain/rms.ts';
import { fail } from '../../../shared/result.ts';
import type { GuestPowerFacts } from '../facts/guest-power-facts.ts';
import { guestShutdown, guestStart } from './guest-power.ts';
import { planOperation } from './plan-operation.ts';

const HOSTS = [hostEntrySchema.parse({ name: 'kvm-b' })];
const stopStep = () => {
  const node = nodeEntrySchema.parse({ name: 'web2' });
  const [step] = guestShutdown(node, HOSTS, RULING).steps(runsByRms);
  if (step === undefined) throw new Error('no step');
  return step;
};
const startStep = () => {
  const [step] = guestStart(HOSTS, RULING).steps(offByRms);
  if (step === undefined) throw new Error('no step');
  return step;
};
const verdicts = (rules: readonly JudgedRule[]) => rules.map(({ verdict }) => verdict);

test('a guest that RMS of its host controls is stopped by taking its userApplication Offline there (I40)', () => {
  const plan = planPower('guest-shutdown', runsByRms);
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps).toMatchObject([
    { id: 'stop-by-rms web2', machine: 'kvm-b', command: '/opt/SMAW/bin/hvutil -f hostnet', standing: 'now' },
    { id: 'check-gone', command: null },
  ]);
  expect(ruleOf(plan, 'I40')).toMatchObject({ verdict: 'pass', sentence: 'rule.I40.through' });
});

test('it is started by bringing that userApplication Online on the host that lists it (I40)', () => {
  const plan = planPower('guest-start', offByRms);
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps).toMatchObject([
    { id: 'start-by-rms web2', command: '/opt/SMAW/bin/hvswitch hostnet kvm-bRMS', standing: 'now' },
    { id: 'check-joined', command: null },
  ]);
});

test('its stop is seen in both: RMS shows the userApplication Offline, and the guest is off', () => {
  const off = { hosts: startable.hosts };
  const offline = { hostClusters: ruledBy(['Offline', 'Standby']) };
  expect(verdicts(stopStep().effects({ ...runsByRms, ...off, ...offline }))).toEqual(['pass', 'pass']);
  expect(verdicts(stopStep().effects({ ...runsByRms, ...off }))).toEqual(['fail', 'pass']);
  expect(verdicts(stopStep().effects({ ...runsByRms, ...offline }))).toEqual(['pass', 'fail']);
});

test('its start is seen in both: RMS shows the userApplication Online there, and the guest runs', () => {
  const on = { hosts: stoppable.hosts };
  const isOnline = { hostClusters: ruledBy(['Online', 'Standby']) };
  expect(verdicts(startStep().effects({ ...offByRms, ...on, ...isOnline }))).toEqual(['pass', 'pass']);
  expect(verdicts(startStep().effects({ ...offByRms, ...on }))).toEqual(['fail', 'pass']);
  expect(verdicts(startStep().effects({ ...offByRms, ...isOnline }))).toEqual(['pass', 'fail']);
  const there = { hostClusters: ruledBy(['Standby', 'Online']) };
  expect(verdicts(startStep().effects({ ...offByRms, ...on, ...there }))).toEqual(['fail', 'pass']);
});

const CMD = 'ManageProgram000_Cmd_web2';
const hosts = (...nodes: GuestPowerFacts['hostClusters'][number]['nodes']) => ({
  hostClusters: [{ cluster: 'hosts', nodes }],
});
const [onB, onC] = ruledBy(['Online', 'Standby'])[0]!.nodes;
const up = roundOf('UP', { 'kvm-b': 'UP', 'kvm-c': 'UP' });
test('without the lock on the hosts’ cluster nothing goes through its RMS', () => {
  const operation = guestStart(HOSTS);
  const plan = planOperation(
    {
      request: { operation: 'guest-start', node: offByRms.node },
      subject: { kind: 'node', id: 'web2' },
      cluster: 'web',
    },
    operation,
    offByRms,
  );
  expect(plan).toMatchObject({ verdict: 'blocked', steps: [] });
  expect(ruleOf(plan, 'I40')).toMatchObject({ verdict: 'unknown', sentence: 'rule.I40.not-held' });
});

/** What the hosts see of kvm-c; RMS of both answers. */
const tornHosts = (state: RmsState, sees: CfState) => ({
  hostClusters: ruledBy([state, 'Standby'], undefined, { 'kvm-b': 'UP', 'kvm-c': sees }),
});
const silentC = hosts(onB!, nodeSilent('kvm-c'));
const NO_STOP: readonly [string, Partial<GuestPowerFacts>, JudgedRule['rule'], 'fail' | 'unknown'][] = [
  ['another guest needs the line of its host', { beside: aloneOn('kvm-b', 'batch1') }, 'I40', 'fail'],
  ['nobody says who else is on its host', { beside: [] }, 'I40', 'unknown'],
  [
    'its host does not say who else is on there',
    { beside: [{ host: hostNameSchema.parse('kvm-b'), others: fresh(fail(SILENCE)) }] },
    'I40',
    'unknown',
  ],
  [
    'its userApplication is Online on another host',
    { hostClusters: ruledBy(['Standby', 'Online']) },
    'I40',
    'fail',
  ],
  [
    'its userApplication is Offline already',
    { hostClusters: ruledBy(['Offline', 'Standby']) },
    'I40',
    'fail',
  ],
  ['its userApplication is under way', { hostClusters: ruledBy(['Wait', 'Standby']) }, 'rms-idle', 'fail'],
  ['its userApplication is Faulted', { hostClusters: ruledBy(['Faulted', 'Standby']) }, 'I40', 'fail'],
  ['its hosts have lost each other', tornHosts('Online', 'LEFTCLUSTER'), 'I40', 'fail'],
  ['one of its hosts has declared another one DOWN', tornHosts('Online', 'DOWN'), 'I40', 'fail'],
  ['RMS of another host does not answer', silentC, 'rms-answers', 'unknown'],
  ['RMS is stopped on another host', hosts(onB!, nodeSays('kvm-c', withoutRms(up))), 'rms-answers', 'fail'],
  [
    'an application is Online on the guest',
    { own: nodeSays('web2', withRms(roundOf('UP', bothUp), 'web2', online('Online'))) },
    'I8',
    'fail',
  ],
  ['the guest does not answer', { own: nodeSilent('web2') }, 'I8', 'unknown'],
  ['what is left is not known', { others: [nodeSilent('web1')] }, 'redundancy', 'unknown'],
  [
    'it runs on two hosts',
    { hosts: [hostSays('kvm-a', domainOf('running')), hostSays('kvm-b', domainOf('running'))] },
    'home',
    'fail',
  ],
];
const blockedBy = (plan: ReturnType<typeof planPower>, rule: string, verdict: string) => {
  expect([...plan.rules, ...(plan.steps[0]?.rules ?? [])]).toContainEqual(
    expect.objectContaining({ rule, verdict }),
  );
};
test.each(NO_STOP)('no stop through RMS while %s', (_, change, rule, verdict) => {
  const plan = planPower('guest-shutdown', { ...runsByRms, ...change });
  expect(plan.verdict).toBe('blocked');
  blockedBy(plan, rule, verdict);
});

test('other guests do not matter where no line stops with it', () => {
  const facts = {
    ...runsByRms,
    hostClusters: ruledBy(['Online', 'Standby'], [CMD]),
    beside: aloneOn('kvm-b', 'batch1'),
  };
  expect(planPower('guest-shutdown', facts).verdict).toBe('allowed');
});

const NO_START: typeof NO_STOP = [
  ['its userApplication is Online there', { hostClusters: ruledBy(['Online', 'Standby']) }, 'I40', 'fail'],
  [
    'its userApplication is Online elsewhere',
    { hostClusters: ruledBy(['Offline', 'Online']) },
    'I40',
    'fail',
  ],
  ['its userApplication is Faulted', { hostClusters: ruledBy(['Faulted', 'Offline']) }, 'I40', 'fail'],
  ['its hosts have lost each other', tornHosts('Offline', 'LEFTCLUSTER'), 'I40', 'fail'],
  ['RMS of a host does not answer', hosts(onB!, nodeSilent('kvm-c')), 'rms-answers', 'unknown'],
  ['its host is not UP', hosts({ ...onB!, round: nodeSilent('kvm-b').round }, onC!), 'target', 'unknown'],
  [
    'it runs on another host',
    { hosts: [hostSays('kvm-a', domainOf('running')), hostSays('kvm-b', domainOf('shut off', 'shutdown'))] },
    'I41',
    'fail',
  ],
  [
    'somebody sees it LEFTCLUSTER',
    { others: [nodeSays('web1', roundOf('UP', { web1: 'UP', web2: 'LEFTCLUSTER' }))] },
    'not-left',
    'fail',
  ],
];
test.each(NO_START)('no start through RMS while %s', (_, change, rule, verdict) => {
  const plan = planPower('guest-start', { ...offByRms, ...change });
  expect(plan.verdict).toBe('blocked');
  blockedBy(plan, rule, verdict);
});

test('saved memory of it is removed first, and no script starts from it (I5)', () => {
  const saved = { hosts: [hostSays('kvm-b', domainOf('shut off', 'saved', true))] };
  const plan = planPower('guest-start', { ...offByRms, ...saved });
  expect(plan.steps.map(({ id }) => id)).toEqual(['remove-image kvm-b', 'start-by-rms web2', 'check-joined']);
  expect(startStep().rules({ ...offByRms, ...saved })).toContainEqual(
    expect.objectContaining({ rule: 'I5', verdict: 'fail' }),
  );
});

test('a way that has changed since the beginning blocks, whichever it was (I40)', () => {
  expect(startStep().rules(startable)).toMatchObject([{ verdict: 'unknown', sentence: 'rule.I40.changed' }]);
  expect(startStep().deed(startable)).toBeNull();
  const [byLibvirt] = guestStart(HOSTS, RULING).steps(startable);
  expect(byLibvirt?.rules(offByRms)).toContainEqual(
    expect.objectContaining({ rule: 'I40', verdict: 'fail' }),
  );
  const [asked] = guestShutdown(nodeEntrySchema.parse({ name: 'web2' }), HOSTS, RULING).steps(stoppable);
  expect(asked?.rules(runsByRms)).toMatchObject([{ rule: 'I40', verdict: 'fail' }]);
});

test('an emergency is not taken to libvirt behind RMS’s back, and leads to the way through it', () => {
  const asserted = [{ typed: 'web2', reason: 'it writes nonsense', person: 'Ms Ito', at: NOW }];
  const plan = planPower('guest-power-off', { ...runsByRms, asserted });
  expect(plan).toMatchObject({ verdict: 'blocked', waysOn: [{ operation: 'guest-shutdown', node: 'web2' }] });
  expect(ruleOf(plan, 'I40')).toMatchObject({ verdict: 'fail', sentence: 'rule.I40.controlled' });
});

test('one that is LEFTCLUSTER is led to its recovery, which goes through RMS', () => {
  const left = [nodeSays('web1', roundOf('UP', { web1: 'UP', web2: 'LEFTCLUSTER' }))];
  const plan = planPower('guest-power-off', { ...runsByRms, others: left });
  expect(plan).toMatchObject({
    verdict: 'blocked',
    waysOn: [{ operation: 'leftcluster-recovery', node: 'web2' }],
  });
  expect(ruleOf(plan, 'I40')).toMatchObject({ verdict: 'fail', sentence: 'rule.I40.controlled-left' });
  const free = planPower('guest-power-off', { ...stoppable, others: left });
  expect(ruleOf(free, 'I40')).toMatchObject({ verdict: 'pass', sentence: 'rule.I40.free' });
});
