import { expect, test } from 'vitest';
import {
  cluster,
  IDLE,
  known,
  kvmA,
  kvmB,
  off,
  paused,
  placement,
  siteWith,
  unknown,
  web1,
  web2,
} from '../../../../test/support/sample-readings.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { AgentStanding } from '../../../shared/domain/sf.ts';
import { reconcile } from './reconcile.ts';
import type { SiteReadings } from './site-readings.ts';
import { worstFirst } from './verdicts.ts';

const verdictsOf = (readings: SiteReadings) => {
  const judged = reconcile(readings);
  return {
    node: judged.node(readings.nodes[1]!),
    cluster: judged.cluster(readings.clusters[0]!),
    site: judged.severity,
  };
};
const lost = {
  cfSeen: [{ observer: web1, state: known('LEFTCLUSTER' as const) }],
  ssh: unknown(),
  cfLocal: unknown(),
};
const withAgents = (standing: Partial<AgentStanding> | null, agent = 'SA_libvirtgp') =>
  siteWith({
    clusters: [
      {
        agents: cluster([web1, web2]).agents.map((row) => ({
          ...row,
          agent,
          standing: standing === null ? unknown({ kind: 'missing' }) : known({ ...IDLE, ...standing }),
        })),
      },
    ],
  });

test('a healthy cluster says so, rests on nothing and is fenced', () => {
  const verdict = { severity: 'healthy', sentence: 'healthy', restsOn: [] };
  expect(verdictsOf(siteWith({}))).toEqual({
    node: verdict,
    cluster: { ...verdict, protection: 'fenced' },
    site: 'healthy',
  });
});

test('a lost node whose domain runs is not taken for stopped, and one that is off everywhere is', () => {
  expect(verdictsOf(siteWith({ nodes: [{}, lost] })).node).toMatchObject({
    severity: 'critical',
    sentence: 'stop-not-proven',
    restsOn: expect.arrayContaining(['leftcluster-domain-runs', 'cf-leftcluster']) as unknown,
  });
  const stopped = siteWith({ nodes: [{}, lost], guests: [{}, { placements: [placement(kvmB, off())] }] });
  expect(verdictsOf(stopped).node.sentence).toBe('stopped');
  expect(verdictsOf(stopped).cluster.sentence).toBe('leftcluster');
});

test('a paused domain makes its node critical although CF still says UP', () => {
  const site = siteWith({ guests: [{}, { placements: [placement(kvmB, paused('user'))] }] });
  expect(verdictsOf(site).node).toMatchObject({ severity: 'critical', sentence: 'unsafe' });
});

test('a silent host does not make a node unknown that answers itself', () => {
  const site = siteWith({ guests: [{}, { placements: [placement(kvmB, unknown())] }] });
  expect(verdictsOf(site)).toMatchObject({ node: { severity: 'healthy' }, site: 'unknown' });
});

test('a domain on two hosts is the first thing to say of a cluster', () => {
  const site = siteWith({
    nodes: [{}, lost],
    guests: [{ placements: [placement(kvmA), placement(kvmB)] }],
  });
  expect(verdictsOf(site).cluster.sentence).toBe('unsafe');
});

test.each<[string, SiteReadings, string]>([
  ['SF is stopped on one node', siteWith({ nodes: [{ sf: known('not running') }] }), 'debt'],
  ['an agent failed its test', withAgents({ test: 'TestFailed' }), 'debt'],
  ['the CF timeout is raised', siteWith({ nodes: [{ cfTimeoutSeconds: known(600) }] }), 'debt'],
  ['SF is not read', siteWith({ nodes: [{ sf: unknown() }] }), 'unknown'],
  ['the agents are not read', withAgents(null), 'unknown'],
  ['no agent has been tested', withAgents({ test: 'Unknown' }), 'unknown'],
  ['the only agent asks and stops nothing', withAgents({}, 'SA_icmp'), 'unknown'],
  ['a test is under way', withAgents({ test: 'Testing', sa: 'Testing' }), 'fenced'],
])('protection when %s', (_what, readings, protection) => {
  expect(verdictsOf(readings).cluster.protection).toBe(protection);
});

test('a cluster of one node is not said to be fenced', () => {
  const site = siteWith({});
  const one = { ...site, nodes: site.nodes.slice(0, 1), clusters: [cluster([web1])] };
  expect(reconcile(one).cluster(one.clusters[0]!).protection).toBe('unknown');
});

test('a partition stands before what it makes its nodes say, danger to data before that, all by severity first', () => {
  const of = (code: Finding['code'], severity: Finding['severity'], since: number): Finding => ({
    code,
    severity,
    subject: { kind: 'node', id: 'web1' },
    since,
    facts: {},
  });
  const found = [
    of('rms-sysnode-wait', 'degraded', 1),
    of('leftcluster-domain-runs', 'critical', 3),
    of('leftcluster-while-answering', 'critical', 2),
    of('cf-partition', 'critical', 4),
    of('application-online-twice', 'critical', 5),
  ];
  expect(found.sort(worstFirst).map(({ code }) => code)).toEqual([
    'application-online-twice',
    'cf-partition',
    'leftcluster-while-answering',
    'leftcluster-domain-runs',
    'rms-sysnode-wait',
  ]);
});
