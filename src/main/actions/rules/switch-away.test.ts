import { expect, test } from 'vitest';
import { serving, servingGuest } from '../../../../test/support/host-guests-facts.ts';
import { online, row, withRms } from '../../../../test/support/power-facts.ts';
import { nodeSays, nodeSilent, roundOf } from '../../../../test/support/recovery-facts.ts';
import type { RmsState } from '../../../shared/domain/rms.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';
import { waysAway } from './switch-away.ts';

const both = roundOf('UP', { web1: 'UP', web2: 'UP' });
const node = (name: string, state: RmsState, round = both) =>
  nodeSays(name, withRms(round, name, online(state)));
const targetOf = (nodes: readonly NodeFacts[], own: NodeFacts = serving) =>
  waysAway(
    {
      ...servingGuest,
      power: { ...servingGuest.power, own },
      applications: { ...servingGuest.applications, nodes },
    },
    [],
  ).map(({ application, target }) => `${application} ${target ?? 'nowhere'}`);

test.each<[string, readonly NodeFacts[], string]>([
  ['to Standby before Offline', [node('web1', 'Offline'), node('web3', 'Standby')], 'web3'],
  ['to Standby before a later Offline', [node('web1', 'Standby'), node('web3', 'Offline')], 'web1'],
  ['to Offline where nobody is Standby', [node('web1', 'Offline'), node('web3', 'Faulted')], 'web1'],
  ['nowhere where it is Faulted', [node('web1', 'Faulted')], 'nowhere'],
  ['never to a node that is not UP', [node('web1', 'Standby', roundOf('COMINGUP', {}))], 'nowhere'],
  ['never to a node that is silent', [nodeSilent('web1')], 'nowhere'],
  ['never to the node that it leaves', [node('web2', 'Standby')], 'nowhere'],
  ['nowhere where nobody is', [], 'nowhere'],
])('an application goes %s', (_what, nodes, target) => {
  expect(targetOf(nodes)).toEqual([`webapp ${target}`]);
});

test('only what serves has to leave', () => {
  const own = nodeSays(
    'web2',
    withRms(both, 'web2', [row('db', 'userApp', null, 'Offline'), row('webapp', 'userApp', null, 'Warning')]),
  );
  expect(targetOf([node('web1', 'Standby')], own)).toEqual(['webapp web1']);
});
