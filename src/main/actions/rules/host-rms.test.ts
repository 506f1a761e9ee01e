import { expect, test } from 'vitest';
import { row, withoutRms, withRms } from '../../../../test/support/power-facts.ts';
import { nodeSays, nodeSilent, recoverable, roundOf } from '../../../../test/support/recovery-facts.ts';
import type { NodeFacts, RecoveryFacts } from '../facts/cluster-facts.ts';
import { judgeHostRms } from './host-rms.ts';

const up = roundOf('UP', {});
const listing = (host: string, ...names: readonly string[]) =>
  nodeSays(
    host,
    withRms(
      up,
      host,
      names.map((name) => row(name, 'gRes', null, 'Online')),
    ),
  );
const stopped = nodeSays('kvm-c', withoutRms(up));
const say = (nodes: readonly NodeFacts[], change: Partial<RecoveryFacts> = {}) =>
  judgeHostRms({ ...recoverable, ...change, hostClusters: [{ cluster: 'hosts', nodes }] });

test.each<[string, readonly NodeFacts[], string]>([
  [
    'one whole list of its cluster names others only',
    [listing('kvm-b', 'Cmd_db1'), nodeSilent('kvm-c')],
    'pass',
  ],
  ['RMS runs on none of its hosts', [stopped, stopped], 'pass'],
  ['RMS is stopped on one host and the other is silent', [stopped, nodeSilent('kvm-b')], 'unknown'],
  ['no host answers', [nodeSilent('kvm-b'), nodeSilent('kvm-c')], 'unknown'],
  ['a resource bears the node’s name', [listing('kvm-b', 'Cmd_web2')], 'fail'],
  [
    'a resource bears the name of the other host’s list alone',
    [listing('kvm-b'), listing('kvm-c', 'Cmd_web2')],
    'fail',
  ],
  ['a resource bears a longer name', [listing('kvm-b', 'Cmd_web22')], 'unknown'],
  ['a resource is for a network', [listing('kvm-b', 'Gls_net')], 'pass'],
])('a guest is controlled or not where %s (I40)', (_what, nodes, verdict) => {
  expect(say(nodes).verdict).toBe(verdict);
});

test('the domain’s own name counts like the node’s; without one, no resource is taken for it (I40)', () => {
  expect(say([listing('kvm-b', 'Cmd_dom-7')], { guest: 'dom-7' }).verdict).toBe('fail');
  expect(say([listing('kvm-b', 'Cmd__db1_')], { guest: null }).verdict).toBe('pass');
  expect(say([listing('kvm-b', 'Cmd_web2')], { guest: null }).verdict).toBe('fail');
  expect(say([listing('kvm-b', 'Cmd_web2')]).values).toMatchObject({
    cluster: 'hosts',
    resource: 'Cmd_web2',
  });
  expect(say([listing('kvm-b', 'Cmd_x')]).values).toMatchObject({ cluster: 'hosts', resource: 'Cmd_x' });
  expect(say([nodeSilent('kvm-b')]).values).toEqual({ node: 'web2', cluster: 'hosts' });
});
