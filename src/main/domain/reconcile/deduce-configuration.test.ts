import { expect, test } from 'vitest';
import {
  cluster,
  guest,
  host,
  known,
  kvmA,
  kvmB,
  node,
  placement,
  unknown,
  web1,
  web2,
} from '../../../../test/support/sample-readings.ts';
import type { Configuration } from '../../../shared/domain/configuration.ts';
import { deduceConfiguration, type ClusterReadings } from './deduce-configuration.ts';

const withAgents = (...agents: string[]): ClusterReadings['agents'] =>
  cluster([web1, web2]).agents.flatMap((row) => agents.map((agent) => ({ ...row, agent })));
const members = [node(web1, 1, [web2], { rcsd: unknown() }), node(web2, 2, [web1], { rcsd: unknown() })];
const onTwo = [guest(1, 'web1', kvmA), guest(2, 'web2', kvmB)];
const onOne = [guest(1, 'web1', kvmA), guest(2, 'web2', kvmA)];
const base: ClusterReadings = {
  declared: null,
  agents: withAgents('SA_libvirtgp', 'SA_libvirtgr'),
  members,
  guests: onTwo,
  hosts: [host(kvmA), host(kvmB)],
};

test.each<[string, Partial<ClusterReadings>, Configuration | null, readonly string[]]>([
  ['libvirt agents on two hosts', {}, 'B', ['agents-libvirt', 'several-hosts']],
  ['libvirt agents on one host', { guests: onOne }, 'A', ['agents-libvirt', 'one-host']],
  [
    'an agent that asks for the host',
    { agents: withAgents('SA_libvirtgp', 'SA_vmchkhost') },
    'C',
    ['agent-vmchkhost', 'several-hosts'],
  ],
  [
    'rcsd.cfg alone, of one node',
    {
      agents: [],
      members: [
        node(web1, 1, [], {
          rcsd: known([
            { node: web1, weight: 1, admIp: null, agents: [{ agent: 'SA_vmchkhost', timeout: 35 }] },
          ]),
        }),
        members[1]!,
      ],
    },
    'C',
    ['agent-vmchkhost', 'several-hosts'],
  ],
  ['SA_icmp alone', { agents: withAgents('SA_icmp'), guests: [] }, 'V', ['agents-vmware']],
  [
    'nodes that are hosts',
    { members: members.map((each) => ({ ...each, host: kvmA })), agents: withAgents('SA_ipmi'), guests: [] },
    'C',
    ['nodes-are-hosts'],
  ],
  ['no agent known', { agents: [] }, null, ['several-hosts']],
  [
    'a host not known',
    { guests: [onTwo[0]!, { ...onTwo[1]!, placements: [placement(kvmB, unknown())] }] },
    null,
    ['agents-libvirt'],
  ],
  [
    'one host at the moment, declared B',
    { guests: onOne, declared: 'B' },
    'B',
    ['agents-libvirt', 'one-host'],
  ],
  [
    'kvmguests.conf on a host',
    { hosts: [host(kvmA, { kvmguests: known('aa') }), host(kvmB, { node: web1 })] },
    'B',
    ['agents-libvirt', 'hosts-are-nodes', 'kvmguests-present', 'several-hosts'],
  ],
])('from %s it concludes what the evidence says, and names it', (_what, changed, concluded, codes) => {
  const deduction = deduceConfiguration({ ...base, ...changed });
  expect(deduction.concluded).toBe(concluded);
  expect(deduction.evidence.map(({ code }) => code)).toEqual(codes);
  for (const { names } of deduction.evidence) expect(names.length).toBeGreaterThan(0);
});
