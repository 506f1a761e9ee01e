import { expect, test } from 'vitest';
import {
  domain,
  drainWish,
  hostWithGuests,
  planDrain,
  serving,
  servingGuest,
  standby,
} from '../../../../test/support/host-guests-facts.ts';
import { online, row, ruleOf, withRms } from '../../../../test/support/power-facts.ts';
import { aloneOn, ruledBy } from '../../../../test/support/rms-guest-facts.ts';
import {
  domainOf,
  fresh,
  hostSays,
  nodeSays,
  nodeSilent,
  roundOf,
  SILENCE,
} from '../../../../test/support/recovery-facts.ts';
import { hostEntrySchema } from '../../../shared/domain/inventory.ts';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { HostGuestsFacts, NodeGuest } from '../facts/host-guests-facts.ts';
import { judgeDrained } from '../rules/drained.ts';
import { judgePlainIs } from '../rules/plain-guest.ts';
import { hostDrain } from './host-drain.ts';

const ALL = { stop: ['web2', 'batch1'] };
const HOST = hostEntrySchema.parse({ name: 'kvm-b' });

test('applications leave first, then the node, then guests that are no nodes; at the end the host is read', () => {
  const plan = planDrain(hostWithGuests, ALL);
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps.map(({ id, standing }) => `${id}: ${standing}`)).toEqual([
    'application-switch web/webapp: now',
    'shut-down web2: later',
    'check-gone web2: later',
    'stop-plain batch1: later',
    'check-drained kvm-b: later',
  ]);
  expect(plan.steps.map(({ command }) => command)).toEqual([
    expect.stringContaining('hvswitch webapp web1RMS'),
    expect.stringContaining('shutdown -h now'),
    null,
    'virDomainShutdown(11111111-2222-3333-4444-555555555555)',
    null,
  ]);
});

const nodeIs = (change: Partial<NodeGuest>): Partial<HostGuestsFacts> => ({
  nodes: [{ ...servingGuest, ...change }],
});
const other = (node: NodeGuest['power']['own']) =>
  nodeIs({
    power: { ...servingGuest.power, others: [node] },
    applications: { ...servingGuest.applications, nodes: [serving, node] },
  });
const both = roundOf('UP', { web1: 'UP', web2: 'UP' });
const controlled = [
  {
    cluster: 'hosts',
    nodes: [nodeSays('kvm-b', withRms(both, 'kvm-b', [row('Cmd_web2', 'gRes', null, 'Online')]))],
  },
];

type Broken = [
  string,
  Partial<HostGuestsFacts>,
  object,
  JudgedRule['rule'],
  JudgedRule['sentence'],
  'fail' | 'unknown',
];
const BROKEN: readonly Broken[] = [
  ['nobody has chosen', {}, {}, 'choice', 'rule.choice.open', 'unknown'],
  ['one guest has no choice', {}, { stop: ['web2'] }, 'choice', 'rule.choice.open', 'unknown'],
  [
    'one guest is chosen both ways',
    {},
    { ...ALL, leave: [{ guest: 'batch1', reason: 'it works' }] },
    'choice',
    'rule.choice.twice',
    'fail',
  ],
  [
    'the host lists no such guest',
    {},
    { stop: [...ALL.stop, 'ghost'] },
    'choice',
    'rule.choice.stranger',
    'fail',
  ],
  [
    'libvirt is silent',
    { domains: fresh(fail(SILENCE)) },
    ALL,
    'host-answers',
    'rule.host-answers.not-known',
    'unknown',
  ],
  ['the other node is silent', other(nodeSilent('web1')), ALL, 'choice', 'rule.choice.nowhere', 'fail'],
  [
    'the other node has it faulted',
    other(nodeSays('web1', withRms(both, 'web1', online('Faulted')))),
    ALL,
    'choice',
    'rule.choice.nowhere',
    'fail',
  ],
  [
    'the other node is not UP',
    other(nodeSays('web1', withRms(roundOf('COMINGUP', { web1: 'UP' }), 'web1', online('Standby')))),
    ALL,
    'choice',
    'rule.choice.nowhere',
    'fail',
  ],
  [
    'a guest may be a node that nobody has named',
    { unnamed: [nodeNameSchema.parse('db1')] },
    ALL,
    'choice',
    'rule.choice.maybe-node',
    'unknown',
  ],
  [
    'the RMS of its host controls a guest',
    nodeIs({ power: { ...servingGuest.power, hostClusters: controlled } }),
    ALL,
    'I40',
    'rule.I40.whose',
    'unknown',
  ],
];
test.each(BROKEN)('a host is not emptied while %s', (_, change, wish, rule, sentence, verdict) => {
  const plan = planDrain({ ...hostWithGuests, ...change }, wish);
  expect(plan.verdict).toBe('blocked');
  expect(plan.rules.find((each) => each.rule === rule && each.verdict !== 'pass')).toMatchObject({
    sentence,
    verdict,
  });
});

const ruled = (...others: readonly string[]) =>
  nodeIs({
    power: {
      ...servingGuest.power,
      hostClusters: ruledBy(['Online', 'Standby']),
      beside: aloneOn('kvm-b', ...others),
    },
  });

test('a node that RMS of its host controls is stopped by it, last of all: its line may serve the others (I40)', () => {
  const plan = planDrain({ ...hostWithGuests, ...ruled('batch1') }, ALL);
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps).toMatchObject([
    { id: 'application-switch web/webapp' },
    { id: 'stop-plain batch1' },
    { id: 'stop-by-rms web2', machine: 'kvm-b', command: '/opt/SMAW/bin/hvutil -f hostnet' },
    { id: 'check-gone web2' },
    { id: 'check-drained kvm-b' },
  ]);
});

test('while a guest that is left needs the line of the host, nothing of it is begun (I40)', () => {
  const choice = { stop: ['web2'], leave: [{ guest: 'batch1', reason: 'its test runs until noon' }] };
  const plan = planDrain({ ...hostWithGuests, ...ruled('batch1') }, choice);
  expect(plan.verdict).toBe('blocked');
  const lines = plan.rules.find(({ sentence }) => sentence === 'rule.I40.lines');
  expect(lines).toMatchObject({ verdict: 'fail', values: { guests: 'batch1' } });
});

test('an application is never switched to a node that leaves as well', () => {
  const facts: HostGuestsFacts = {
    ...hostWithGuests,
    domains: fresh(ok([domain('web2', 'running'), domain('web1', 'running')])),
    plain: [],
    nodes: [
      servingGuest,
      {
        ...servingGuest,
        guest: 'web1',
        entry: { ...servingGuest.entry, name: nodeNameSchema.parse('web1') },
        power: { ...servingGuest.power, node: nodeNameSchema.parse('web1'), own: standby, others: [serving] },
      },
    ],
  };
  const plan = planDrain(facts, { stop: ['web2', 'web1'] });
  expect(plan.rules.find(({ values }) => values['guest'] === 'web2')).toMatchObject({
    sentence: 'rule.choice.nowhere',
    values: { stuck: 'webapp' },
  });
  expect(plan.verdict).toBe('blocked');
  const one = planDrain(facts, { stop: ['web2'], leave: [{ guest: 'web1', reason: 'it takes over' }] });
  expect(one.verdict).toBe('allowed');
});

test('a guest that is left has no step, and its reason stands with the choice', () => {
  const plan = planDrain(hostWithGuests, {
    stop: ['batch1'],
    leave: [{ guest: 'web2', reason: 'month’s end' }],
  });
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps.map(({ id }) => id)).toEqual(['stop-plain batch1', 'check-drained kvm-b']);
  expect(ruleOf(plan, 'choice')).toMatchObject({
    sentence: 'rule.choice.leave',
    values: { reason: 'month’s end' },
  });
});

test('a node that is off here, and perhaps on elsewhere, is not touched', () => {
  const facts = {
    ...hostWithGuests,
    domains: fresh(ok([domain('web2', 'shut off', 'shutdown'), domain('batch1', 'shut off', 'shutdown')])),
    plain: [],
  };
  const plan = planDrain(facts, { stop: ['web2'] });
  expect(plan.steps.map(({ id }) => id)).toEqual(['check-drained kvm-b']);
});

test('where nothing is on there is nothing to choose', () => {
  const plan = planDrain({ ...hostWithGuests, domains: fresh(ok([])), nodes: [], plain: [] }, {});
  expect([plan.verdict, ruleOf(plan, 'choice')?.sentence]).toEqual(['allowed', 'rule.choice.nobody']);
});

test('who is left without the node is said with each switch, a shutdown is judged as by itself, and without facts nothing passes', () => {
  const steps = hostDrain(drainWish(ALL), HOST).steps(hostWithGuests);
  const [away, shut] = steps;
  expect(away?.effects(hostWithGuests).map(({ sentence }) => sentence)).toContain('rule.redundancy.left');
  expect(shut?.rules(hostWithGuests).find(({ rule }) => rule === 'I8')).toMatchObject({ verdict: 'fail' });
  const gone = { ...hostWithGuests, nodes: [] };
  for (const step of [away, shut]) {
    expect(step?.deed(gone)).toBeNull();
    expect(step?.rules(gone)).toMatchObject([{ verdict: 'unknown' }]);
    expect(step?.effects(gone)).toMatchObject([{ verdict: 'unknown' }]);
  }
});

test('a guest that is no node is off only where its host says so and no process of it lives', () => {
  const on = (change: Parameters<typeof hostSays>[2], state: 'running' | 'shut off' = 'shut off') => ({
    ...hostWithGuests,
    plain: [{ guest: 'batch1', hosts: [hostSays('kvm-b', domainOf(state, 'shutdown'), change)] }],
  });
  const verdict = (facts: HostGuestsFacts) => judgePlainIs('off', facts, 'batch1').verdict;
  expect(verdict(on({}))).toBe('pass');
  expect(verdict(on({}, 'running'))).toBe('fail');
  expect(verdict(on({ processes: fresh(ok(['qemu -name batch1'])) }))).toBe('fail');
  expect(verdict(on({ domain: fresh(fail(SILENCE)) }))).toBe('unknown');
  expect(verdict({ ...hostWithGuests, plain: [] })).toBe('unknown');
});

test.each([
  ['a guest runs that nobody left', fresh(ok([domain('new1', 'running')])), 'fail', 'effect.drained.runs'],
  [
    'a guest is paused that nobody left',
    fresh(ok([domain('new1', 'paused')])),
    'fail',
    'effect.drained.runs',
  ],
  ['only what was left runs', fresh(ok([domain('web2', 'running')])), 'pass', 'effect.drained.left'],
  ['nothing runs', fresh(ok([domain('web2', 'shut off')])), 'pass', 'effect.drained.all'],
  ['the host does not say', fresh(fail(SILENCE)), 'unknown', 'effect.drained.not-known'],
] as const)('at the end, where %s, that is said', (_, domains, verdict, sentence) => {
  const wish = drainWish({ leave: [{ guest: 'web2', reason: 'month’s end' }] });
  expect(judgeDrained(wish, { ...hostWithGuests, domains })).toMatchObject({ verdict, sentence });
});
