import { expect, test } from 'vitest';
import { seenAt } from '../../../../test/support/sample-observed.ts';
import { clusterNameSchema, hostNameSchema, nodeNameSchema } from '../../../shared/domain/names.ts';
import { rcsdNodeSchema } from '../../../shared/domain/sf.ts';
import { sfSettingsOf, UNKNOWN_SF_SETTINGS, sfSettingsIn } from './sf-settings.ts';

const seen = seenAt(1_000_000_000);
const SILENCE = { kind: 'timed-out', afterMs: 5_000 } as const;
const rcsd = (timeout: number) => [
  rcsdNodeSchema.parse({ node: 'web1', weight: 1, admIp: null, agents: [{ agent: 'SA_a', timeout }] }),
];
type Members = Parameters<typeof sfSettingsOf>[1];
type Cluster = Parameters<typeof sfSettingsOf>[0];
const cluster = {
  nodes: ['web1', 'web2'].map((name) => nodeNameSchema.parse(name)),
  deduction: { declared: 'B', concluded: 'C' },
} as unknown as Cluster;
const member = (change: Partial<Members[number]>): Members[number] => ({
  host: null,
  cfTimeoutSeconds: seen.known(10),
  rcsd: seen.known(rcsd(20)),
  ...change,
});

test('the longest CF timeout and the settings of every node count, also those last known', () => {
  const settings = sfSettingsOf(cluster, [
    member({}),
    member({ cfTimeoutSeconds: seen.unknown(SILENCE, 60, 600), rcsd: seen.unknown(SILENCE, 60, rcsd(90)) }),
    member({ cfTimeoutSeconds: seen.unknown(SILENCE, 60), rcsd: seen.unknown(SILENCE, 60) }),
  ]);
  expect(settings).toEqual({
    configurations: ['B', 'C'],
    nodesAre: 'guests',
    nodes: 2,
    cfTimeoutSeconds: 600,
    rcsd: [...rcsd(20), ...rcsd(90)],
  });
});

test('what no node said is not known; one node that is a host makes it a cluster of hosts', () => {
  const silent = {
    cfTimeoutSeconds: seen.unknown<number>(SILENCE, 60),
    rcsd: seen.unknown<ReturnType<typeof rcsd>>(SILENCE, 60),
  };
  const host = hostNameSchema.parse('kvm-a');
  const undeclared = { ...cluster, deduction: { ...cluster.deduction, declared: null } };
  expect(sfSettingsOf(undeclared, [member(silent), member({ ...silent, host })])).toMatchObject({
    configurations: ['C'],
    nodesAre: 'hosts',
    cfTimeoutSeconds: null,
    rcsd: null,
  });
});

test('of a picture only the nodes of that very cluster count; of no cluster nothing is known', () => {
  const web = { ...cluster, name: clusterNameSchema.parse('web') };
  const nodes = [
    { ...member({}), cluster: web.name },
    { ...member({ cfTimeoutSeconds: seen.known(600) }), cluster: null },
  ];
  const picture = { clusters: [web], nodes } as unknown as Parameters<typeof sfSettingsIn>[0];
  expect(sfSettingsIn(picture, 'web').cfTimeoutSeconds).toBe(10);
  expect(sfSettingsIn(picture, 'db')).toEqual(UNKNOWN_SF_SETTINGS);
  expect(sfSettingsIn(picture, null)).toEqual(UNKNOWN_SF_SETTINGS);
});
