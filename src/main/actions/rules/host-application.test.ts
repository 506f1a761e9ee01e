import { expect, test } from 'vitest';
import { row, withoutRms, withRms } from '../../../../test/support/power-facts.ts';
import { nodeSays, nodeSilent, NOW, roundOf } from '../../../../test/support/recovery-facts.ts';
import { nodeNameSchema } from '../../../shared/domain/names.ts';
import type { NodeFacts } from '../facts/cluster-facts.ts';
import { judgeMovesNoGuest } from './host-application.ts';

const up = roundOf('UP', {});
const listing = (host: string, applications: readonly string[], ...resources: readonly string[]) =>
  nodeSays(
    host,
    withRms(up, host, [
      ...applications.map((name) => row(name, 'userApp', null, 'Online')),
      ...resources.map((name) => row(name, 'gRes', null, 'Online')),
    ]),
  );
const guests = [
  { node: nodeNameSchema.parse('web1'), words: ['web1', 'dom-1'] },
  { node: nodeNameSchema.parse('web2'), words: ['web2'] },
];
const say = (...nodes: readonly NodeFacts[]) =>
  judgeMovesNoGuest({ cluster: 'hosts', application: 'net' }, { at: NOW, cluster: 'hosts', nodes }, guests);

test.each<[string, readonly NodeFacts[], string, string]>([
  ['only lines of Gls are in it', [listing('kvm-b', ['net'], 'Gls000_net')], 'pass', 'moves-none'],
  ['RMS runs on none of the hosts', [nodeSays('kvm-b', withoutRms(up))], 'pass', 'moves-none'],
  ['one host alone lists it', [listing('kvm-b', ['net']), nodeSilent('kvm-c')], 'pass', 'moves-none'],
  ['no host answers', [nodeSilent('kvm-b'), nodeSilent('kvm-c')], 'unknown', 'moves-not-known'],
  ['a resource bears a node’s name', [listing('kvm-b', ['net'], 'Gls0', 'Cmd_web2')], 'fail', 'moves'],
  ['one bears a domain’s name', [listing('kvm-b', ['net'], 'Cmd_dom-1')], 'fail', 'moves'],
  [
    'the other host alone lists it',
    [listing('kvm-b', ['net']), listing('kvm-c', [], 'Cmd_web2')],
    'fail',
    'moves',
  ],
  ['a resource names nobody that is known', [listing('kvm-b', ['net'], 'Cmd_web22')], 'unknown', 'may-move'],
  [
    'the guest’s resource belongs to another one',
    [listing('kvm-b', ['net', 'other'], 'Cmd_web2_other', 'Gls_net')],
    'pass',
    'moves-none',
  ],
  [
    'whose the guest’s resource is cannot be told',
    [listing('kvm-b', ['net', 'other'], 'Cmd_web2')],
    'fail',
    'moves',
  ],
])('an application of hosts is moved or not where %s (I40)', (_what, nodes, verdict, sentence) => {
  const rule = say(...nodes);
  expect(rule).toMatchObject({ rule: 'I40', verdict, sentence: `rule.I40.${sentence}` });
  expect(rule.evidence).toEqual(nodes.map(({ round }) => round.evidence));
});

test('what is moved with it is named, a guest before what may be one', () => {
  const rule = say(listing('kvm-b', ['net'], 'Cmd_x', 'Cmd_dom-1'));
  expect(rule.values).toEqual({ application: 'net', cluster: 'hosts', resource: 'Cmd_dom-1', node: 'web1' });
  expect(rule.subject).toEqual({ kind: 'application', id: 'hosts/net' });
  expect(say(listing('kvm-b', ['net'], 'Cmd_x')).values).toMatchObject({ resource: 'Cmd_x' });
});
