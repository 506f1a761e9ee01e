import { expect, test } from 'vitest';
import {
  domain,
  emptyHost,
  hostWithGuests,
  planReturn,
  returnWish,
} from '../../../../test/support/host-guests-facts.ts';
import { ruleOf } from '../../../../test/support/power-facts.ts';
import { ruledBy } from '../../../../test/support/rms-guest-facts.ts';
import { domainOf, fresh, hostSays, SILENCE } from '../../../../test/support/recovery-facts.ts';
import { hostEntrySchema } from '../../../shared/domain/inventory.ts';
import type { JudgedRule } from '../../../shared/domain/operation-plan.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { HostFacts } from '../facts/cluster-facts.ts';
import type { HostGuestsFacts, NodeGuest } from '../facts/host-guests-facts.ts';
import { hostReturn } from './host-return.ts';

const ALL = { start: ['web2', 'batch1'] };
const BACK = [{ cluster: 'web', application: 'webapp', target: 'web2' }];

test('each chosen guest is started cold and joins, its cluster is read, and only a chosen application goes back', () => {
  const plan = planReturn(emptyHost, { ...ALL, back: BACK });
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps.map(({ id }) => id)).toEqual([
    'start-guest kvm-b web2',
    'check-joined web2',
    'start-plain batch1',
    'check-returned web',
    'application-switch web/webapp',
    'check-again web',
  ]);
  expect(plan.steps[0]?.command).toContain('VIR_DOMAIN_START_FORCE_BOOT');
  expect(planReturn(emptyHost, ALL).steps.map(({ id }) => id)).not.toContain('application-switch web/webapp');
});

test('with nothing chosen it proposes what the drain stopped, and says what works elsewhere', () => {
  const plan = planReturn(emptyHost, {});
  expect(plan.verdict).toBe('blocked');
  const said = plan.rules.filter(({ rule }) => rule === 'choice');
  expect(said.map(({ sentence, values }) => `${sentence} ${values['guest'] ?? ''}`)).toEqual([
    'rule.return.none ',
    'rule.return.drained web2',
    'rule.return.drained batch1',
    'rule.return.away web2',
  ]);
});

const [home] = emptyHost.nodes;
const hosts = (...seen: readonly HostFacts[]): Partial<HostGuestsFacts> => ({
  nodes: home === undefined ? [] : [{ ...home, power: { ...home.power, hosts: seen } } satisfies NodeGuest],
});
const off = domainOf('shut off', 'shutdown');
const plainOn = (...seen: readonly HostFacts[]): Partial<HostGuestsFacts> => ({
  nodes: [],
  plain: [{ guest: 'batch1', hosts: seen }],
});

type Broken = [string, Partial<HostGuestsFacts>, object, JudgedRule['rule'], 'fail' | 'unknown'];
const BROKEN: readonly Broken[] = [
  ['nothing is chosen', {}, {}, 'choice', 'unknown'],
  ['a chosen guest is not listed', {}, { start: ['ghost'] }, 'choice', 'fail'],
  ['the host is silent', { domains: fresh(fail(SILENCE)) }, ALL, 'host-answers', 'unknown'],
  [
    'the way back leads to a node that is no guest of the host',
    {},
    { ...ALL, back: [{ cluster: 'web', application: 'webapp', target: 'web1' }] },
    'choice',
    'fail',
  ],
  [
    'a node runs on another host',
    hosts(hostSays('kvm-a', domainOf('running')), hostSays('kvm-b', off)),
    ALL,
    'I41',
    'fail',
  ],
  [
    'a node has a process on a silent libvirt',
    hosts(
      hostSays('kvm-a', null, { domain: fresh(fail(SILENCE)), processes: fresh(ok(['qemu -name web2'])) }),
      hostSays('kvm-b', off),
    ),
    ALL,
    'I41',
    'fail',
  ],
  [
    'another host does not say whether a node runs there',
    hosts(hostSays('kvm-a', null, { domain: fresh(fail(SILENCE)) }), hostSays('kvm-b', off)),
    ALL,
    'I41',
    'unknown',
  ],
  [
    'a guest that is no node runs on another host',
    plainOn(hostSays('kvm-a', domainOf('running')), hostSays('kvm-b', off)),
    { start: ['batch1'] },
    'I41',
    'fail',
  ],
  [
    'another host does not say whether a guest runs there',
    plainOn(hostSays('kvm-a', null, { processes: fresh(fail(SILENCE)) }), hostSays('kvm-b', off)),
    { start: ['batch1'] },
    'I41',
    'unknown',
  ],
  [
    'saved memory of a guest that is no node would be thrown away',
    plainOn(hostSays('kvm-a', null), hostSays('kvm-b', domainOf('shut off', 'shutdown', true))),
    { start: ['batch1'] },
    'I5',
    'fail',
  ],
];
test.each(BROKEN)('nothing is started while %s', (_, change, wish, rule, verdict) => {
  const plan = planReturn({ ...emptyHost, ...change }, wish);
  expect(plan.verdict).toBe('blocked');
  expect(
    [...plan.rules, ...plan.steps.flatMap(({ rules }) => rules)].find(
      (each) => each.rule === rule && each.verdict !== 'pass',
    ),
  ).toMatchObject({ verdict });
});

test('saved memory of a node is removed first by a step of its own', () => {
  const saved = hosts(hostSays('kvm-a', null), hostSays('kvm-b', domainOf('shut off', 'saved', true)));
  const [first] = planReturn({ ...emptyHost, ...saved }, ALL).steps;
  expect(first).toMatchObject({ id: 'remove-image kvm-b web2', irreversible: true, standing: 'now' });
});

test('a node that RMS of its host controls is started by it (I40)', () => {
  if (home === undefined) throw new Error('no guest');
  const power = { ...home.power, hostClusters: ruledBy(['Offline', 'Standby']) };
  const plan = planReturn({ ...emptyHost, nodes: [{ ...home, power }] }, ALL);
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps.slice(0, 2)).toMatchObject([
    { id: 'start-by-rms web2', command: '/opt/SMAW/bin/hvswitch hostnet kvm-bRMS' },
    { id: 'check-joined web2' },
  ]);
});

test('a node that libvirt has started with the host is not started again: its joining is waited for', () => {
  const facts = { ...emptyHost, domains: fresh(ok([domain('web2', 'running')])), plain: [] };
  const plan = planReturn(facts, { start: ['web2'] });
  expect(plan.steps.map(({ id }) => id)).toEqual(['check-joined web2', 'check-returned web']);
  expect(ruleOf(plan, 'choice')?.sentence).toBe('rule.return.runs');
});

test('what protects the cluster is not called so before every node has said it; of a host in configuration C as well', () => {
  const hostCluster = { cluster: 'hosts', nodes: [] };
  const facts: HostGuestsFacts = { ...emptyHost, hostCluster };
  const steps = hostReturn(returnWish(ALL), hostEntrySchema.parse({ name: 'kvm-b' })).steps(facts);
  const verdicts = (id: string, seen: HostGuestsFacts) =>
    steps
      .find((step) => step.id === id)
      ?.effects(seen)
      .map(({ verdict }) => verdict);
  expect(verdicts('check-returned hosts', facts)).toEqual(['unknown', 'unknown', 'unknown']);
  expect(verdicts('check-returned web', { ...facts, nodes: [] })).toEqual(['unknown', 'unknown', 'unknown']);
  expect(verdicts('check-returned web', { ...facts, nodes: hostWithGuests.nodes })).toEqual([
    'pass',
    'pass',
    'unknown',
  ]);
});
