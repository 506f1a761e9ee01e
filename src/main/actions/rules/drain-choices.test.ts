import { expect, test } from 'vitest';
import {
  domain,
  drainWish,
  hostWithGuests,
  servingGuest,
} from '../../../../test/support/host-guests-facts.ts';
import { fresh, nodeSays, nodeSilent, roundOf, SILENCE } from '../../../../test/support/recovery-facts.ts';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { HostGuestsFacts } from '../facts/host-guests-facts.ts';
import { judgeChoices } from './drain-choices.ts';
import { judgeDrained } from './drained.ts';

const choices = (facts: HostGuestsFacts, more: object) =>
  judgeChoices(drainWish(more), facts).map(({ verdict, sentence }) => [verdict, sentence]);
const unnamed = [nodeNameSchema.parse('db1')];

test('of a silent host no choice is known to be right', () => {
  const facts = { ...hostWithGuests, domains: fresh(fail(SILENCE)) };
  expect(choices(facts, { stop: ['web2'] })).toEqual([['unknown', 'rule.choice.not-known']]);
});

test('a guest that is off already needs no way for its applications', () => {
  expect(choices(hostWithGuests, { stop: ['old'] })).toContainEqual(['pass', 'rule.choice.off']);
  expect(choices(hostWithGuests, { leave: [{ guest: 'old', reason: 'it sleeps' }] })).toContainEqual([
    'pass',
    'rule.choice.off',
  ]);
});

test('a node may be named nowhere: then only a guest that is a known node is stopped', () => {
  expect(choices({ ...hostWithGuests, unnamed }, { stop: ['web2', 'batch1'] })).toEqual([
    ['pass', 'rule.choice.stop'],
    ['unknown', 'rule.choice.maybe-node'],
  ]);
});

test('who is left of the cluster is counted without who leaves, and without who is not UP', () => {
  const nodes = [
    ...servingGuest.applications.nodes,
    nodeSays('web3', roundOf('COMINGUP', {})),
    nodeSilent('web4'),
  ];
  const facts = {
    ...hostWithGuests,
    nodes: [{ ...servingGuest, applications: { ...servingGuest.applications, nodes } }],
  };
  const [first, second] = judgeChoices(drainWish({ stop: ['web2', 'batch1'] }), facts);
  expect(first?.values).toMatchObject({ count: 1, nodes: 'web1', ways: 'webapp → web1' });
  expect(first?.evidence.map(({ from }) => from)).toEqual(['somewhere', 'web2', 'web1', 'web3', 'web4']);
  expect(second?.values).toMatchObject({ guest: 'batch1', isNode: 'no', count: 0 });
  expect(second?.evidence.map(({ from }) => from)).toContain('kvm-b');
});

test('a guest that nothing came about is judged by what the host lists', () => {
  const [, second] = judgeChoices(drainWish({ stop: ['web2', 'batch1'] }), {
    ...hostWithGuests,
    plain: [],
  });
  expect(second?.evidence.map(({ from }) => from)).toEqual(['somewhere']);
});

test('what came about another guest is no evidence', () => {
  const plain = hostWithGuests.plain.map((each) => ({ ...each, guest: 'other' }));
  const [, second] = judgeChoices(drainWish({ stop: ['web2', 'batch1'] }), { ...hostWithGuests, plain });
  expect(second?.evidence.map(({ from }) => from)).toEqual(['somewhere']);
});

test('of several guests that were left each is named with its reason, and each other one counts', () => {
  const leave = [
    { guest: 'web2', reason: 'it works' },
    { guest: 'batch1', reason: 'month’s end' },
  ];
  const on = (...names: readonly string[]) => ({
    ...hostWithGuests,
    domains: fresh(ok(names.map((name) => domain(name, 'running')))),
  });
  expect(judgeDrained(drainWish({ leave }), on('web2', 'batch1'))).toMatchObject({
    verdict: 'pass',
    values: { guests: 'web2 (it works), batch1 (month’s end)' },
  });
  expect(judgeDrained(drainWish({ leave }), on('web2', 'new1')).verdict).toBe('fail');
});
