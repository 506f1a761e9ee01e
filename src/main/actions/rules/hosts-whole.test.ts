import { expect, test } from 'vitest';
import { nodeSays, nodeSilent, recoverable, roundOf } from '../../../../test/support/recovery-facts.ts';
import type { CfState } from '../../../shared/domain/cf.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';
import { judgeHostsWhole } from './hosts-whole.ts';

const bothUp = { 'kvm-b': 'UP', 'kvm-c': 'UP' } as const;
const host = (name: string, sees: Readonly<Record<string, CfState>> = bothUp, own: CfState = 'UP') =>
  nodeSays(name, roundOf(own, sees));
const say = (nodes: readonly NodeFacts[], cluster = 'hosts') =>
  judgeHostsWhole(
    {
      ...recoverable,
      // Another cluster of hosts, torn or whole, says nothing of this one.
      hostClusters: [
        { cluster: 'others', nodes: [nodeSilent('kvm-x')] },
        { cluster: 'hosts', nodes },
      ],
    },
    { cluster },
  );

const torn = { 'kvm-b': 'LEFTCLUSTER', 'kvm-c': 'UP' } as const;
test.each<[string, readonly NodeFacts[], string, string, string]>([
  ['all answer and see each other UP', [host('kvm-b'), host('kvm-c')], 'pass', 'hosts-whole', ''],
  ['one is not seen UP', [host('kvm-b'), host('kvm-c', torn)], 'fail', 'hosts-torn', 'kvm-b'],
  [
    'one is not UP for itself',
    [host('kvm-b'), host('kvm-c', bothUp, 'COMINGUP')],
    'fail',
    'hosts-torn',
    'kvm-c',
  ],
  ['one does not answer', [host('kvm-b'), nodeSilent('kvm-c')], 'unknown', 'hosts-not-known', 'kvm-c'],
  [
    'one does not list another',
    [host('kvm-b'), host('kvm-c', { 'kvm-c': 'UP' })],
    'unknown',
    'hosts-not-known',
    'kvm-b',
  ],
  ['it has no node that was asked', [], 'unknown', 'hosts-not-known', ''],
])('a cluster of hosts is whole or not where %s (I40)', (_, nodes, verdict, sentence, named) => {
  expect(say(nodes)).toMatchObject({
    rule: 'I40',
    verdict,
    sentence: `rule.I40.${sentence}`,
    values: { node: 'web2', cluster: 'hosts', nodes: named },
  });
});

test('of a cluster of hosts that was not asked nothing is known', () => {
  expect(say([host('kvm-b'), host('kvm-c')], 'elsewhere')).toMatchObject({
    verdict: 'unknown',
    sentence: 'rule.I40.hosts-not-known',
    values: { cluster: 'elsewhere', nodes: '' },
  });
});
