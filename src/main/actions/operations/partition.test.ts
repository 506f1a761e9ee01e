import { expect, test } from 'vitest';
import {
  domainOf,
  hostSays,
  MUTE,
  nodeSays,
  nodeSilent,
  NOW,
  roundOf,
} from '../../../../test/support/recovery-facts.ts';
import { lost, planPartition as planOf, torn, web1 } from '../../../../test/support/partition-facts.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import type { PartitionFacts } from '../facts/partition-facts.ts';

test('the other side is shut down by itself, then by its power, then declared DOWN, and joins when a person says so', () => {
  const plan = planOf(torn);
  expect(plan.verdict).toBe('allowed');
  expect(plan.steps.map(({ id, machine, irreversible }) => [id, machine, irreversible])).toEqual([
    ['stop-guest web2', 'web2', true],
    ['power-off kvm-b web2', 'kvm-b', true],
    ['mark-down web2', 'web1', true],
    ['check-survivors', null, false],
    ['start-guest kvm-b web2', 'kvm-b', true],
    ['check-cluster', null, false],
  ]);
  const markDown = plan.steps.find(({ step }) => step === 'mark-down');
  expect(markDown?.rules.find(({ rule }) => rule === 'I25')?.verdict).toBe('fail');
});

test('a node of the other side that does not answer is powered off at once', () => {
  const plan = planOf({ ...torn, lost: [{ ...lost, own: nodeSilent('web2') }] });
  expect(plan.steps[0]?.step).toBe('power-off');
});

const BROKEN: readonly [string, Partial<PartitionFacts>, string, 'fail' | 'unknown'][] = [
  ['nobody is left to go on', { survivors: [] }, 'sides', 'fail'],
  ['everybody was named', { lost: [] }, 'sides', 'fail'],
  ['a stranger was named', { strangers: ['web9'] }, 'sides', 'fail'],
  ['a survivor does not answer', { survivors: [nodeSilent('web1')] }, 'sides', 'unknown'],
  ['a survivor is not UP', { survivors: [nodeSays('web1', roundOf('COMINGUP', {}))] }, 'sides', 'fail'],
  [
    'the survivors have lost each other too',
    { survivors: [web1, nodeSays('web3', roundOf('UP', { web1: 'LEFTCLUSTER' }))] },
    'sides',
    'fail',
  ],
  [
    'how a survivor sees another is not known',
    { survivors: [web1, nodeSays('web3', roundOf('UP', { web1: 'UP' }))] },
    'sides',
    'unknown',
  ],
  [
    'a survivor sees the other side UP',
    { lost: [{ ...lost, others: [nodeSays('web1', roundOf('UP', { web2: 'UP' }))] }] },
    'left-cluster',
    'fail',
  ],
  [
    'which domain the lost node is nobody says',
    { lost: [{ ...lost, guest: null }] },
    'known-guest',
    'unknown',
  ],
];
test.each(BROKEN)('nothing is done to the other side when %s', (_, change, rule, verdict) => {
  const plan = planOf({ ...torn, ...change });
  expect(plan.verdict).toBe('blocked');
  expect(plan.rules.some((each) => each.rule === rule && each.verdict === verdict)).toBe(true);
});

test('SF has its time before anything is stopped', () => {
  const plan = planOf({ ...torn, lost: [{ ...lost, leftSince: NOW }] });
  expect(plan).toMatchObject({ verdict: 'waiting', waitUntil: NOW + 160_000 });
});

test('a lost node is declared DOWN only when it is silent and proven stopped on every host', () => {
  const off = hostSays('kvm-b', domainOf('shut off', 'shutdown'));
  const silent = hostSays('kvm-a', null, MUTE);
  const verdictOf = (hosts: RecoveryFacts['hosts'], own = nodeSilent('web2')) =>
    planOf({ ...torn, lost: [{ ...lost, own, hosts }] })
      .steps.find(({ step }) => step === 'mark-down')
      ?.rules.find(({ rule }) => rule === 'I25')?.verdict;
  expect(verdictOf([hostSays('kvm-a', null), off])).toBe('pass');
  expect(verdictOf([silent, off])).toBe('unknown');
  expect(verdictOf([hostSays('kvm-a', null), off], lost.own)).toBe('fail');
});
