import { expect, test } from 'vitest';
import { hanging, hangingNode, planHostPowerOff } from '../../../../test/support/host-power-off-facts.ts';
import { ruleOf } from '../../../../test/support/power-facts.ts';
import type { HostPowerOffFacts } from '../facts/host-power-off-facts.ts';
import { judgeAsOpened } from './as-opened.ts';

const said = (change: Partial<HostPowerOffFacts>) => {
  const { verdict, sentence, values, attestBy } = judgeAsOpened({ ...hanging, ...change });
  return { verdict, sentence, values, attestBy };
};
const loss = (...names: readonly string[]) => {
  const [guest] = hanging.loss?.guests ?? [];
  if (hanging.loss === null || guest === undefined) throw new Error('no guest');
  return { ...hanging.loss, guests: names.map((name) => ({ ...guest, name })) };
};

test('what was held and listed when it was begun may fall, also where some of it has gone since', () => {
  expect(said({})).toMatchObject({ verdict: 'pass', sentence: 'rule.as-opened.same' });
  expect(said({ nodes: [], lastKnown: [], loss: null })).toMatchObject({ verdict: 'pass' });
});

test('a cluster that is not held keeps the power on', () => {
  const { nodes } = hangingNode;
  expect(said({ nodes: [...nodes, ...nodes], lastKnown: ['new1'] })).toEqual({
    verdict: 'fail',
    sentence: 'rule.as-opened.cluster',
    values: { host: 'kvm-b', clusters: 'hosts' },
    attestBy: null,
  });
});

test.each<[string, Partial<HostPowerOffFacts>, string]>([
  ['a guest that was seen there', { lastKnown: ['web2', 'new1'] }, 'new1'],
  ['guests that may be there', { loss: loss('old9', 'new2', 'new3') }, 'new2, new3'],
  [
    'a node of a held cluster',
    { nodes: hanging.nodes.map((each) => ({ ...each, node: hangingNode.nodes[1]!.node })) },
    'kvm-b',
  ],
])('%s, and that nobody has read, keeps the power on', (_, change, guests) => {
  expect(said(change)).toEqual({
    verdict: 'fail',
    sentence: 'rule.as-opened.more',
    values: { host: 'kvm-b', guests },
    attestBy: null,
  });
  const plan = planHostPowerOff({ ...hanging, ...change });
  expect(plan.verdict).toBe('blocked');
  expect(ruleOf(plan, 'as-opened')).toMatchObject({ verdict: 'fail' });
});
