import { expect, test } from 'vitest';
import {
  domainOf,
  fresh,
  hostSays,
  MUTE,
  nodeSays,
  nodeSilent,
  NOW,
  planRecovery,
  recoverable,
  roundOf,
  SILENCE,
} from '../../../../test/support/recovery-facts.ts';
import type { AgentRow } from '../../../shared/domain/sf.ts';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';

const off = domainOf('shut off', 'destroyed');
const web1 = (sees: Parameters<typeof roundOf>[1], agents: readonly AgentRow[] = []) =>
  nodeSays('web1', roundOf('UP', sees, agents));
const left = { web1: 'UP', web2: 'LEFTCLUSTER' } as const;
const agent = (name: string, shut: AgentRow['shut']): AgentRow => ({
  target: nodeNameSchema.parse('web2'),
  agent: name,
  sa: 'Idle',
  shut,
  test: 'TestWorked',
  init: 'InitWorked',
});

test('where everything holds the node may be declared DOWN by the exact words of cftool -k', () => {
  const plan = planRecovery(recoverable);
  expect(plan.verdict).toBe('allowed');
  const [first, ...later] = plan.steps;
  expect(first).toMatchObject({
    step: 'mark-down',
    standing: 'now',
    machine: 'web1',
    irreversible: true,
    command: '/opt/SMAW/bin/cftool -k\n> 2\n> web2',
  });
  expect(later.map(({ step, standing }) => [step, standing])).toEqual([
    ['check-survivors', 'later'],
    ['start-guest', 'later'],
    ['check-cluster', 'later'],
  ]);
});

test('SF’s time alone makes it wait, until the very moment', () => {
  const facts = { ...recoverable, leftSince: NOW - 159_999 };
  const plan = planRecovery(facts);
  expect(plan).toMatchObject({ verdict: 'waiting', waitUntil: NOW + 1 });
  expect(plan.steps[0]?.standing).toBe('blocked');
  expect(planRecovery({ ...recoverable, leftSince: NOW - 160_000 })).toMatchObject({
    verdict: 'allowed',
    waitUntil: null,
  });
});

test('a LEFTCLUSTER whose beginning nobody knows, or that lies ahead, waits the whole time from now', () => {
  for (const leftSince of [null, NOW + 500_000]) {
    const plan = planRecovery({ ...recoverable, leftSince });
    expect(plan).toMatchObject({ verdict: 'waiting', waitUntil: NOW + 160_000 });
  }
});

test('SF’s time is over early only when every node that is left says that every agent failed', () => {
  const waiting: RecoveryFacts = { ...recoverable, leftSince: null };
  const both = [agent('SA_libvirtgp', 'KillFailed'), agent('SA_libvirtgr', 'KillFailed')];
  const verdict = (others: RecoveryFacts['others']) => planRecovery({ ...waiting, others }).verdict;
  expect(verdict([web1(left, both)])).toBe('allowed');
  expect(verdict([web1(left, [agent('SA_libvirtgp', 'KillFailed'), agent('SA_libvirtgr', 'Killing')])])).toBe(
    'waiting',
  );
  expect(verdict([web1(left)])).toBe('waiting');
  const web3 = nodeSays('web3', roundOf('UP', left, [agent('SA_libvirtgp', 'Killing')]));
  expect(verdict([web1(left, both), web3])).toBe('waiting');
});

test('a table of agents that came damaged never ends SF’s time', () => {
  const round = roundOf('UP', left);
  const damaged = {
    ...round,
    agents: ok({
      kind: 'damaged',
      because: { kind: 'unreadable', line: '??' },
      badNews: [agent('SA_libvirtgp', 'KillFailed')],
    } as const),
  };
  const plan = planRecovery({ ...recoverable, leftSince: null, others: [nodeSays('web1', damaged)] });
  expect(plan.verdict).toBe('waiting');
});

const running = ['running', 'paused', 'crashed', 'pmsuspended', 'in shutdown', 'idle', 'no state'] as const;
test.each(running)('a domain that is %s is powered off first and is never declared DOWN before', (state) => {
  const hosts = [hostSays('kvm-a', null), hostSays('kvm-b', domainOf(state))];
  const plan = planRecovery({ ...recoverable, hosts });
  expect(plan.steps.map(({ step, standing }) => [step, standing]).slice(0, 2)).toEqual([
    ['power-off', 'now'],
    ['mark-down', 'later'],
  ]);
  expect(plan.steps[0]).toMatchObject({ machine: 'kvm-b', irreversible: true });
  expect(plan.steps[1]?.rules.find(({ rule }) => rule === 'I25')).toMatchObject({ verdict: 'fail' });
});

test('a running domain is not powered off while SF may still resolve it', () => {
  const hosts = [hostSays('kvm-b', domainOf('running'))];
  const plan = planRecovery({ ...recoverable, hosts, leftSince: NOW });
  expect(plan.verdict).toBe('waiting');
  expect(plan.steps[0]).toMatchObject({ step: 'power-off', standing: 'blocked' });
});

const BROKEN: readonly [string, Partial<RecoveryFacts>, string, 'fail' | 'unknown'][] = [
  ['another node sees it UP', { others: [web1({ web2: 'UP' })] }, 'left-cluster', 'fail'],
  ['another node sees it DOWN', { others: [web1({ web2: 'DOWN' })] }, 'left-cluster', 'fail'],
  ['one of two observers is silent', { others: [web1(left), nodeSilent('web3')] }, 'left-cluster', 'unknown'],
  ['an observer lists no such node', { others: [web1({ web1: 'UP' })] }, 'left-cluster', 'unknown'],
  ['there is no other node', { others: [] }, 'left-cluster', 'unknown'],
  ['the node itself answers', { own: nodeSays('web2', roundOf('UP', {})) }, 'no-partition', 'fail'],
  [
    'the node itself answers that CF is not loaded',
    { own: nodeSays('web2', roundOf('UNLOADED', {})) },
    'no-partition',
    'fail',
  ],
  ['no other node is UP', { others: [nodeSays('web1', roundOf('COMINGUP', left))] }, 'survivor', 'fail'],
  ['no other node answers', { others: [nodeSilent('web1')] }, 'survivor', 'unknown'],
  ['the site file names no guest', { guest: null, hosts: [] }, 'known-guest', 'unknown'],
  ['the node is a host', { nodeIs: 'host', guest: null, hosts: [] }, 'known-guest', 'fail'],
  [
    'a host does not answer',
    { hosts: [hostSays('kvm-a', null, MUTE), hostSays('kvm-b', off)] },
    'I25',
    'unknown',
  ],
  [
    'a host’s BMC says on',
    { hosts: [hostSays('kvm-a', null, { ...MUTE, power: fresh(ok('on')) }), hostSays('kvm-b', off)] },
    'I25',
    'unknown',
  ],
  [
    'a host’s BMC does not answer either',
    {
      hosts: [hostSays('kvm-a', null, { ...MUTE, power: fresh(fail(SILENCE)) }), hostSays('kvm-b', off)],
    },
    'I25',
    'unknown',
  ],
  [
    'an agent says that it is down, and a host does not answer (I29)',
    {
      others: [web1(left, [agent('SA_icmp', 'KillWorked')])],
      hosts: [hostSays('kvm-a', null, MUTE), hostSays('kvm-b', off)],
    },
    'I25',
    'unknown',
  ],
  [
    'a host does not tell its processes',
    { hosts: [hostSays('kvm-b', off, { processes: fresh(fail(SILENCE)) })] },
    'I25',
    'unknown',
  ],
  [
    'a QEMU process runs where libvirt says shut off',
    { hosts: [hostSays('kvm-b', off, { processes: fresh(ok(['qemu -name guest=web2'])) })] },
    'I25',
    'fail',
  ],
  [
    'a QEMU process runs on a host whose libvirt is silent',
    {
      hosts: [
        hostSays('kvm-b', off),
        hostSays('kvm-a', null, { domain: fresh(fail(SILENCE)), processes: fresh(ok(['qemu'])) }),
      ],
    },
    'I25',
    'fail',
  ],
  ['it is shut off as saved', { hosts: [hostSays('kvm-b', domainOf('shut off', 'saved'))] }, 'I25', 'fail'],
  [
    'it is shut off from a snapshot',
    { hosts: [hostSays('kvm-b', domainOf('shut off', 'from snapshot'))] },
    'I25',
    'fail',
  ],
  [
    'it has a saved image',
    { hosts: [hostSays('kvm-b', domainOf('shut off', 'shutdown', true))] },
    'I25',
    'fail',
  ],
  ['no host lists it', { hosts: [hostSays('kvm-a', null), hostSays('kvm-b', null)] }, 'I25', 'unknown'],
  ['there is no host', { hosts: [] }, 'I25', 'unknown'],
];
test.each(BROKEN)('blocks the declaration when %s', (_what, change, rule, verdict) => {
  const plan = planRecovery({ ...recoverable, ...change });
  expect(plan.verdict).toBe('blocked');
  const judgedRules = [...plan.rules, ...plan.steps.flatMap(({ rules }) => rules)];
  expect(judgedRules).toContainEqual(expect.objectContaining({ rule, verdict }));
  expect(plan.steps.filter(({ standing }) => standing === 'now')).toEqual([]);
});

test('a silent host counts as off when its BMC says off, and the guest that was last known there has stopped with it', () => {
  const dark = hostSays('kvm-b', null, { ...MUTE, power: fresh(ok('off')) });
  const facts = { ...recoverable, hosts: [hostSays('kvm-a', null), dark] };
  expect(planRecovery({ ...facts, ranOn: [dark.host] }).verdict).toBe('allowed');
  expect(planRecovery(facts).verdict).toBe('blocked');
});

test('a BMC that says off proves nothing against a domain that is seen running there', () => {
  const hosts = [hostSays('kvm-b', domainOf('running'), { power: fresh(ok('off')) })];
  expect(planRecovery({ ...recoverable, hosts }).steps[0]?.step).toBe('power-off');
});

test('a person’s word may stand in for the proof of a stop alone', () => {
  const plan = planRecovery(recoverable);
  const attestable = [...plan.rules, ...plan.steps.flatMap(({ rules }) => rules)]
    .filter((each) => each.attestable)
    .map(({ rule }) => rule);
  expect(new Set(attestable)).toEqual(new Set(['I25']));
});

test('the guest is started only after it is DOWN everywhere and runs nowhere', () => {
  const start = (change: Partial<RecoveryFacts>) =>
    planRecovery({ ...recoverable, ...change }).steps.find(({ step }) => step === 'start-guest');
  const verdicts = (change: Partial<RecoveryFacts>) =>
    start(change)?.rules.map(({ rule, verdict }) => [rule, verdict]);
  expect(verdicts({})).toEqual([
    ['declared-down', 'fail'],
    ['I40', 'pass'],
    ['I41', 'pass'],
  ]);
  expect(verdicts({ others: [web1({ web2: 'DOWN' })] })).toEqual([
    ['declared-down', 'pass'],
    ['I40', 'pass'],
    ['I41', 'pass'],
  ]);
  expect(verdicts({ others: [web1({ web2: 'DOWN' }), nodeSilent('web3')] })?.[0]).toEqual([
    'declared-down',
    'unknown',
  ]);
  const unseen = { hosts: [hostSays('kvm-a', null, MUTE), hostSays('kvm-b', off)] };
  expect(verdicts(unseen)?.[2]).toEqual(['I41', 'unknown']);
  expect(verdicts({ hosts: [hostSays('kvm-a', domainOf('paused'))] })?.[2]).toEqual(['I41', 'fail']);
  expect(verdicts({ hosts: [hostSays('kvm-b', domainOf('shut off', 'saved'))] })?.[2]).toEqual([
    'I41',
    'fail',
  ]);
  expect(start({})?.command).toContain('VIR_DOMAIN_START_FORCE_BOOT');
});

test('a name that is no plain word never reaches a command line', () => {
  const name = nodeNameSchema.parse('web2; rm -rf');
  const others = [nodeSays('web1', roundOf('UP', { web1: 'UP', [name]: 'LEFTCLUSTER' }))];
  const plan = planRecovery({ ...recoverable, node: name, others });
  expect(plan.steps[0]).toMatchObject({ step: 'mark-down', command: null, standing: 'blocked' });
  expect(plan.verdict).toBe('blocked');
});

test('a guest on VMware is declared DOWN only when a person vouches that it is powered off', () => {
  const facts: RecoveryFacts = {
    ...recoverable,
    guest: null,
    nodeIs: 'vmware',
    hosts: [],
    configuration: 'V',
  };
  const ruleOf = (asserted: RecoveryFacts['asserted']) =>
    planRecovery({ ...facts, asserted }).steps[0]?.rules.find(({ rule }) => rule === 'I28');
  expect(planRecovery(facts).verdict).toBe('blocked');
  expect(ruleOf([])).toMatchObject({ verdict: 'unknown', attestBy: 'web2' });
  const word = { typed: 'web2', reason: 'off in vCenter', person: 'ann', at: NOW };
  expect(ruleOf([{ ...word, typed: 'web1' }])?.verdict).toBe('unknown');
  expect(ruleOf([word])).toMatchObject({ verdict: 'pass', attested: true });
  const plan = planRecovery({ ...facts, asserted: [word] });
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps.map(({ step }) => step)).toEqual(['mark-down', 'check-survivors', 'check-redundancy']);
});

test('a person’s word stands in for a silent host, named with the guest, and never against what a machine says', () => {
  const silent = hostSays('kvm-a', null, MUTE);
  const off2 = hostSays('kvm-b', off);
  const word = { typed: 'kvm-a/web2', reason: 'no light in the rack', person: 'ann', at: NOW };
  const stopped = (hosts: RecoveryFacts['hosts'], asserted: RecoveryFacts['asserted'] = [word]) =>
    planRecovery({ ...recoverable, hosts, asserted }).steps[0]?.rules.find(({ rule }) => rule === 'I25');
  expect(stopped([silent, off2], [])).toMatchObject({ verdict: 'unknown', attestBy: 'kvm-a/web2' });
  expect(stopped([silent, off2])).toMatchObject({ verdict: 'pass', attested: true });
  for (const typed of ['web2', 'kvm-a', 'kvm-b/web2', 'KVM-A/web2'])
    expect(stopped([silent, off2], [{ ...word, typed }])?.verdict).toBe('unknown');
  // It has power: somebody who saw it dark looked at another one.
  const on = fresh(ok('on' as const), 'BMC of kvm-a');
  expect(stopped([{ ...silent, power: on }, off2])).toMatchObject({ verdict: 'unknown', attestBy: null });
  const running = hostSays('kvm-a', domainOf('running'), { processes: fresh(fail(SILENCE)) });
  const plan = planRecovery({ ...recoverable, hosts: [running, off2], asserted: [word] });
  expect(plan.steps.find(({ step }) => step === 'mark-down')?.rules).toContainEqual(
    expect.objectContaining({ rule: 'I25', verdict: 'fail', attested: false }),
  );
});
