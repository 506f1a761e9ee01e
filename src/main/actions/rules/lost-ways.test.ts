import { expect, test } from 'vitest';
import { lost, torn } from '../../../../test/support/partition-facts.ts';
import { row, withRms } from '../../../../test/support/power-facts.ts';
import {
  domainOf,
  hostSays,
  nodeSays,
  nodeSilent,
  roundOf,
  RULING,
} from '../../../../test/support/recovery-facts.ts';
import { aloneOn, ruledBy } from '../../../../test/support/rms-guest-facts.ts';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { judgeLostWays } from './lost-ways.ts';

const ways = (...each: readonly RecoveryFacts[]) =>
  judgeLostWays({ ...torn, lost: each }, RULING).map(({ sentence }) => sentence);
const free: RecoveryFacts = {
  ...lost,
  node: nodeNameSchema.parse('web3'),
  guest: 'web3',
  hostClusters: ruledBy(['Online', 'Standby']),
  otherNames: ['web1', 'web2'],
};
const ruled: RecoveryFacts = {
  ...lost,
  hostClusters: ruledBy(['Online', 'Standby']),
  beside: aloneOn('kvm-b', 'web3'),
};

test('the way of each node that runs is said; what is off already needs none', () => {
  const off = [hostSays('kvm-a', null), hostSays('kvm-b', domainOf('shut off', 'shutdown'))];
  const dark = [{ cluster: 'hosts', nodes: [nodeSilent('kvm-b')] }];
  expect(ways(free)).toEqual(['rule.I40.free']);
  expect(ways({ ...free, hostClusters: dark })).toEqual(['rule.I40.not-known']);
  expect(ways({ ...free, hostClusters: dark, hosts: off })).toEqual([]);
});

const THROUGH = ['rule.I40.through', 'rule.I40.hosts-whole'];

test('a line that stops with one serves those that stop before it, and counts for all others', () => {
  expect(ways(ruled, free)).toEqual([...THROUGH, 'rule.I40.lines-spared', 'rule.I40.free']);
  // What does not run is not known to stop before it.
  const off = [hostSays('kvm-b', domainOf('shut off', 'shutdown'))];
  expect(ways(ruled, { ...free, hosts: off })).toEqual([...THROUGH, 'rule.I40.lines']);
  expect(ways(ruled, { ...free, guest: null })).toEqual([...THROUGH, 'rule.I40.lines', 'rule.I40.free']);
});

test('two that RMS controls on one host are not stopped before each other', () => {
  const two = [
    {
      cluster: 'hosts',
      nodes: ['kvm-b', 'kvm-c'].map((host) =>
        nodeSays(
          host,
          withRms(roundOf('UP', { 'kvm-b': 'UP', 'kvm-c': 'UP' }), host, [
            ...['net2', 'net3'].map((each) => row(each, 'userApp', null, 'Online')),
            ...['Gls_net2', 'Cmd_web2_net2', 'Gls_net3', 'Cmd_web3_net3'].map((each) =>
              row(each, 'gRes', null, 'Online'),
            ),
          ]),
        ),
      ),
    },
  ];
  const web2 = { ...ruled, hostClusters: two };
  const web3 = { ...free, hostClusters: two, beside: aloneOn('kvm-b', 'web2') };
  expect(ways(web2, web3)).toEqual([...THROUGH, 'rule.I40.lines', ...THROUGH, 'rule.I40.lines']);
});
