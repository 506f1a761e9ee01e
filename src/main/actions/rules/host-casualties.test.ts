import { expect, test } from 'vitest';
import { hanging, hangingNode, lostGuest, seenOn } from '../../../../test/support/host-power-off-facts.ts';
import { domainOf } from '../../../../test/support/recovery-facts.ts';
import type { HostPowerOffFacts } from '../facts/host-power-off-facts.ts';
import { judgeHostCasualties } from './host-casualties.ts';
import { judgeNodesSilent } from './host-power-off.ts';

const mayFall = (change: Partial<HostPowerOffFacts>) =>
  judgeHostCasualties({ ...hanging, ...change })
    .filter(({ sentence }) => sentence === 'rule.I34.node-may-fall')
    .map(({ verdict, attestable, values }) => [verdict, attestable, values]);
const kvmB = ['pass', false, { host: 'kvm-b', node: 'kvm-b', cluster: 'hosts' }];
const web2 = ['pass', false, { host: 'kvm-b', node: 'web2', cluster: 'web' }];
const { loss } = hanging;
if (loss === null) throw new Error('nothing falls');

test('a node that may be there though nobody ever heard of it there is told as well', () => {
  expect(mayFall({})).toEqual([]);
  expect(mayFall({ nodes: hangingNode.nodes })).toEqual([kvmB]);
  // Known to be there, or perhaps: the line of its cluster names it.
  const sure = {
    ...loss,
    clusters: loss.clusters.map((each) => ({ ...each, lost: each.perhaps, perhaps: [] })),
  };
  expect(mayFall({ nodes: hangingNode.nodes, loss: sure })).toEqual([kvmB]);
  expect(mayFall({ loss: { ...loss, clusters: [] } })).toEqual([web2]);
});

test('where nothing is known of what falls, each node that may be there is told, and none that is elsewhere', () => {
  expect(mayFall({ loss: null })).toEqual([web2]);
  const away = { ...lostGuest, hosts: seenOn(domainOf('running')) };
  expect(mayFall({ loss: null, nodes: [away] })).toEqual([]);
});

test('where nobody was asked whether a node is there, nobody is said to have told', () => {
  const said = (nodes: HostPowerOffFacts['nodes']) => judgeNodesSilent({ ...hanging, nodes }).sentence;
  expect(said([])).toBe('rule.nodes-silent.none-known');
  expect(said([{ ...lostGuest, hosts: seenOn(domainOf('running')) }])).toBe('rule.nodes-silent.none');
});
