import { expect, test } from 'vitest';
import {
  BMC,
  hanging,
  hangingNode,
  lostGuest,
  planHostPowerOff,
  seenOn,
  word,
} from '../../../../test/support/host-power-off-facts.ts';
import { ruleOf } from '../../../../test/support/power-facts.ts';
import {
  domainOf,
  fresh,
  nodeSays,
  nodeSilent,
  NOW,
  roundOf,
  SILENCE,
} from '../../../../test/support/recovery-facts.ts';
import { hostEntrySchema } from '../../../shared/domain/inventory.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { HostPowerOffFacts, NodePerhapsHere } from '../facts/host-power-off-facts.ts';
import { hostPowerOff } from './host-power-off.ts';

test.each([
  ['an ordinary host', hanging],
  ['a host that is a cluster node', hangingNode],
])('%s that hangs loses its power by its BMC', (_, facts) => {
  const plan = planHostPowerOff(facts);
  expect(plan).toMatchObject({ verdict: 'allowed', waitUntil: null, waysOn: [] });
  expect(plan.steps).toMatchObject([
    {
      id: 'power-off-host kvm-b',
      machine: 'kvm-b',
      command: 'ipmitool -I lanplus -H 192.0.2.7 -p 623 -U admin -E -C 17 -N 1 -R 2 -v chassis power off',
      irreversible: true,
      standing: 'now',
    },
  ]);
});

const failing = (error: ProbeFailure) => fresh(fail(error));
const web2 = (change: Partial<NodePerhapsHere>): Partial<HostPowerOffFacts> => ({
  nodes: [{ ...lostGuest, ...change }],
});
const judgedSilent = (change: Partial<HostPowerOffFacts>) =>
  ruleOf(planHostPowerOff({ ...hanging, ...change }), 'nodes-silent')?.sentence;
const sees = (state: 'UP' | 'LEFTCLUSTER' | 'DOWN' | 'COMINGUP') =>
  roundOf('UP', { web1: 'UP', web2: state });

const RESETS = { kind: 'unreachable', detail: 'ECONNRESET', reached: 'machine' } as const;
const GREETS = { kind: 'timed-out', afterMs: 1, reached: 'machine' } as const;
const NOWHERE = { kind: 'unreachable', detail: 'ENOTFOUND', reached: 'nothing' } as const;

type Broken = [string, Partial<HostPowerOffFacts>, JudgedRule['rule'], 'fail' | 'unknown'];
const BROKEN: readonly Broken[] = [
  ['its libvirt answers', { libvirt: fresh(ok([])) }, 'host-silent', 'fail'],
  ['its sshd answers', { ssh: fresh(ok([])) }, 'host-silent', 'fail'],
  [
    'its sshd refuses the login',
    { ssh: failing({ kind: 'login-refused', user: 'nodeward', detail: '' }) },
    'host-silent',
    'fail',
  ],
  [
    'its libvirt refuses',
    { libvirt: failing({ kind: 'libvirt', code: 1, domain: 1, detail: '' }) },
    'host-silent',
    'fail',
  ],
  ['it is an ESXi host, silent as it is here', { hostIs: 'esxi' }, 'host-silent', 'fail'],
  ['its libvirt was not asked', { libvirt: failing({ kind: 'not-asked' }) }, 'host-silent', 'unknown'],
  ['its sshd was not asked to the end', { ssh: failing({ kind: 'cancelled' }) }, 'host-silent', 'unknown'],
  ['its sshd lets us in anew', { calls: [fresh(ok(undefined))] }, 'host-silent', 'fail'],
  ['its sshd was not called anew', { calls: [] }, 'host-silent', 'unknown'],
  ['its kernel breaks a connection off', { calls: [failing(RESETS)] }, 'host-silent', 'fail'],
  ['it went quiet after a key exchange', { calls: [failing(GREETS)] }, 'host-silent', 'fail'],
  ['its name is not known here', { calls: [failing(NOWHERE)] }, 'host-silent', 'unknown'],
  ['the way to its libvirt is not there', { libvirt: failing(NOWHERE) }, 'host-silent', 'unknown'],
  ['a node there lets us in anew', web2({ call: fresh(ok(undefined)) }), 'nodes-silent', 'fail'],
  [
    'the kernel of a node there breaks a connection off',
    web2({ call: failing(RESETS) }),
    'nodes-silent',
    'fail',
  ],
  ['a node there was not reached', web2({ call: failing(NOWHERE) }), 'nodes-silent', 'unknown'],
  [
    'a node there was not called to the end',
    web2({ call: failing({ kind: 'cancelled' }) }),
    'nodes-silent',
    'unknown',
  ],
  [
    'a node that is seen elsewhere breaks a connection off from here, perhaps',
    web2({ call: failing(RESETS), hosts: seenOn(domainOf('running')) }),
    'nodes-silent',
    'fail',
  ],
  ['a node there answers', web2({ own: nodeSays('web2', sees('UP')) }), 'nodes-silent', 'fail'],
  [
    'the sshd of a node there refuses the login',
    web2({
      own: { ...lostGuest.own, round: failing({ kind: 'login-refused', user: 'nodeward', detail: '' }) },
    }),
    'nodes-silent',
    'fail',
  ],
  [
    'a node there was not asked to the end',
    web2({ own: { ...lostGuest.own, round: failing({ kind: 'cancelled' }) } }),
    'nodes-silent',
    'unknown',
  ],
  [
    'a node that answers may still be there, as it is only on its way to another host',
    web2({ own: nodeSays('web2', sees('UP')), hosts: seenOn(domainOf('paused', 'migration')) }),
    'nodes-silent',
    'fail',
  ],
  ['no BMC of it is named', { power: null }, 'bmc', 'fail'],
  ['its BMC does not answer', { power: fresh(fail(SILENCE)) }, 'bmc', 'fail'],
  ['its BMC says off already', { power: fresh(ok('off')) }, 'bmc', 'fail'],
  ['another node sees one there UP', web2({ others: [nodeSays('web1', sees('UP'))] }), 'cut-off', 'fail'],
  [
    'another node sees one there come up',
    web2({ others: [nodeSays('web1', sees('COMINGUP'))] }),
    'cut-off',
    'fail',
  ],
  ['the other node is silent', web2({ others: [nodeSilent('web1')] }), 'cut-off', 'unknown'],
  ['nobody has read what falls', { asserted: [] }, 'I34', 'unknown'],
  ['a person has named another host', { asserted: [{ ...word, typed: 'kvm-a' }] }, 'I34', 'unknown'],
  ['what falls is not known', { loss: null }, 'I34', 'unknown'],
];
test.each(BROKEN)('no host is powered off while %s', (_, change, rule, verdict) => {
  const plan = planHostPowerOff({ ...hanging, ...change });
  expect(plan.verdict).toBe('blocked');
  expect(plan.steps.map(({ standing }) => standing)).toEqual(['blocked']);
  expect(ruleOf(plan, rule)).toMatchObject({ verdict });
});

test('its one step stands under every rule, waits for a person, and is done when the BMC says off', () => {
  const [step, ...more] = hostPowerOff(hostEntrySchema.parse({ name: 'kvm-b', bmc: BMC })).steps(hanging);
  expect(more).toEqual([]);
  expect(step).toMatchObject({
    step: 'power-off-host',
    part: 'step',
    underCommon: true,
    irreversible: true,
    required: true,
    limitMs: 120_000,
  });
  expect(step?.values(hanging)).toEqual({ host: 'kvm-b' });
  expect(step?.effects(hanging)).toMatchObject([{ verdict: 'fail', sentence: 'effect.host.on' }]);
  // Without a BMC there is nothing that could be sent.
  expect(
    hostPowerOff(hostEntrySchema.parse({ name: 'kvm-b' }))
      .steps(hanging)[0]
      ?.deed(hanging),
  ).toBeNull();
});

test('what is wrong with the BMC is said', () => {
  const said = (power: HostPowerOffFacts['power']) =>
    ruleOf(planHostPowerOff({ ...hanging, power }), 'bmc')?.sentence;
  expect(said(null)).toBe('rule.bmc.none');
  expect(said(fresh(fail(SILENCE)))).toBe('rule.bmc.silent');
  expect(said(fresh(ok('off')))).toBe('rule.bmc.off');
  expect(said(fresh(ok('on')))).toBe('rule.bmc.on');
});

test('the nodes that are silent, answer or were not asked are named', () => {
  const nodesSaid = (change: Partial<HostPowerOffFacts>) =>
    ruleOf(planHostPowerOff({ ...hanging, ...change }), 'nodes-silent');
  expect(nodesSaid({})).toMatchObject({
    sentence: 'rule.nodes-silent.silent',
    values: { host: 'kvm-b', nodes: 'web2' },
  });
  expect(nodesSaid({ nodes: hangingNode.nodes })?.values).toEqual({ host: 'kvm-b', nodes: 'web2, kvm-b' });
  const answers = { ...lostGuest, own: nodeSays('web2', sees('UP')) };
  expect(nodesSaid({ nodes: [hangingNode.nodes[1]!, answers] })?.values).toEqual({
    host: 'kvm-b',
    nodes: 'web2',
  });
});

test('while SF has its time in a cluster with a node there, it is waited for, and that of the hosts counts as well', () => {
  const young = { leftSince: NOW - 10_000, sfBudgetMs: 160_000 };
  const older = { leftSince: NOW - 50_000, sfBudgetMs: 160_000 };
  expect(planHostPowerOff({ ...hanging, ...web2(young) })).toMatchObject({
    verdict: 'waiting',
    waitUntil: NOW + 150_000,
  });
  const [guest, itself] = hangingNode.nodes;
  const both = {
    ...hangingNode,
    nodes: [
      { ...guest!, ...older },
      { ...itself!, ...young },
    ],
  };
  expect(planHostPowerOff(both)).toMatchObject({ verdict: 'waiting', waitUntil: NOW + 150_000 });
  const hostsOnly = { ...hangingNode, nodes: [guest!, { ...itself!, ...young }] };
  expect(planHostPowerOff(hostsOnly).steps[0]).toMatchObject({
    standing: 'blocked',
    rules: [{ sentence: 'rule.SF.over' }, { sentence: 'rule.SF.resolving', values: { node: 'kvm-b' } }],
  });
  // For whoever has declared it DOWN already there is nothing that SF still does.
  const down = web2({ ...young, others: [nodeSays('web1', sees('DOWN'))] });
  expect(planHostPowerOff({ ...hanging, ...down })).toMatchObject({ verdict: 'allowed', waitUntil: null });
});

test('a silent node that another host runs is none of its nodes: others may see it UP', () => {
  const away = web2({
    others: [nodeSays('web1', sees('UP'))],
    hosts: seenOn(domainOf('running', 'migrated')),
  });
  const plan = planHostPowerOff({ ...hanging, ...away });
  expect(plan.verdict).toBe('allowed');
  expect(ruleOf(plan, 'nodes-silent')).toMatchObject({ sentence: 'rule.nodes-silent.none' });
  expect(judgedSilent(away)).toBe('rule.nodes-silent.none');
  // It answers: from where nobody can tell.
  const answers = { ...away.nodes![0]!, own: nodeSays('web2', sees('UP')) };
  expect(judgedSilent({ nodes: [answers] })).toBe('rule.nodes-silent.answers');
  // What the host that hangs said of it before is no other host.
  const stale = web2({
    others: [nodeSays('web1', sees('UP'))],
    hosts: [{ ...seenOn(null)[1]!, domain: fresh(ok(domainOf('running'))) }],
  });
  expect(planHostPowerOff({ ...hanging, ...stale }).verdict).toBe('blocked');
});

test.each<[string, Partial<NodePerhapsHere>]>([
  ['another guest of its name runs', { uuids: ['99999999-2222-3333-4444-555555555555'] }],
  ['nobody knows its UUID, and a guest of its name runs', { uuids: [] }],
  ['it is on its way by post-copy', { hosts: seenOn(domainOf('running', 'post-copy')) }],
  ['its way by post-copy failed', { hosts: seenOn(domainOf('running', 'post-copy failed')) }],
  ['it is paused', { hosts: seenOn(domainOf('paused', 'migration')) }],
])('a node is not taken to be on another host where %s', (_, change) => {
  const here = web2({
    hosts: seenOn(domainOf('running')),
    others: [nodeSays('web1', sees('UP'))],
    ...change,
  });
  expect(judgedSilent(here)).toBe('rule.nodes-silent.silent');
  expect(ruleOf(planHostPowerOff({ ...hanging, ...here }), 'cut-off')).toMatchObject({ verdict: 'fail' });
});

test('one that answers, or whose node does, is emptied and stopped in order instead', () => {
  const drain = [{ operation: 'host-drain', host: 'kvm-b', stop: [], leave: [] }];
  expect(planHostPowerOff({ ...hanging, ssh: fresh(ok([])) }).waysOn).toEqual(drain);
  expect(
    planHostPowerOff({ ...hanging, ...web2({ own: nodeSays('web2', sees('LEFTCLUSTER')) }) }).waysOn,
  ).toEqual(drain);
  expect(planHostPowerOff({ ...hanging, power: null }).waysOn).toEqual([]);
});

test('everything that falls is listed before a person types the host’s name, and stays asserted after it (I34)', () => {
  const rules = (asserted: HostPowerOffFacts['asserted']) =>
    planHostPowerOff({ ...hanging, asserted }).rules.filter(({ rule }) => rule === 'I34');
  const [open, ...told] = rules([]);
  expect(open).toMatchObject({
    sentence: 'rule.I34.host-falls',
    attestable: true,
    attestBy: 'kvm-b',
    attested: false,
    values: { host: 'kvm-b', count: 2, guests: 'web2 (web), batch1', maybe: 1, perhaps: 'old9' },
  });
  expect(told).toMatchObject([
    {
      verdict: 'pass',
      sentence: 'rule.I34.cluster-falls',
      subject: { kind: 'cluster', id: 'web' },
      attestable: false,
      values: { cluster: 'web', lost: 'web2', count: 1, left: 'web1', unknown: 0, notKnown: '' },
    },
    {
      verdict: 'pass',
      sentence: 'rule.I34.application-falls',
      subject: { kind: 'application', id: 'web/webapp' },
      attestable: false,
      values: {
        application: 'webapp',
        fate: 'waits',
        on: 'web2',
        count: 1,
        to: 'web1',
        maybe: 0,
        perhaps: '',
      },
    },
  ]);
  const [accepted] = rules([word]);
  expect(accepted).toMatchObject({
    verdict: 'pass',
    sentence: 'rule.I34.host-accepted',
    attested: true,
    attestBy: null,
    evidence: [{ command: null, raw: 'kvm-b: its console shows a panic', from: 'Ms Ito', at: NOW }],
  });
});
