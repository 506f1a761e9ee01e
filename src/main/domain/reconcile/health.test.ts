import { expect, test } from 'vitest';
import {
  guestIdSchema,
  hostNameSchema,
  nodeNameSchema,
  clusterNameSchema,
} from '../../../shared/domain/names.ts';
import type { Observed } from '../../../shared/domain/reading.ts';
import { severityOfGuest, guestFindings } from './guest-findings.ts';
import { severityOfHost } from './host-findings.ts';
import { nodeFindings, severityOfNode } from './node-findings.ts';
import { clusterFindings } from './cluster-findings.ts';
import { severityOfSite } from './site-findings.ts';

const known = <T>(value: T): Observed<T> => ({ kind: 'known', value, at: 10, since: 5 });
const silent: Observed<never> = {
  kind: 'unknown',
  because: { kind: 'silent', intervals: 3 },
  at: 10,
  since: 8,
  last: null,
};
const web1 = nodeNameSchema.parse('web1');
const web2 = nodeNameSchema.parse('web2');
const cluster = clusterNameSchema.parse('web');

type Node = Parameters<typeof severityOfNode>[0];
const healthy: Node = {
  name: web2,
  cluster,
  address: 'web2',
  guest: null,
  ssh: known('answers'),
  cfLocal: known('UP'),
  cfSeen: [{ observer: web1, state: known('UP') }],
  cfTimeoutSeconds: known(10),
  rms: known({ state: 'Online', details: '' }),
  sf: known('running'),
};

test('a node of which everything is known and good is healthy', () => {
  expect(severityOfNode(healthy)).toBe('healthy');
});

test.each<[string, Partial<Node>, string]>([
  ['SSH is silent', { ssh: silent }, 'unknown'],
  ['its own CF is unread', { cfLocal: silent }, 'unknown'],
  ['RMS is unread', { rms: silent }, 'unknown'],
  ['SF is unread', { sf: silent }, 'unknown'],
  ['SF does not run', { sf: known('not running') }, 'critical'],
  ['it is not UP', { cfLocal: known('COMINGUP') }, 'critical'],
  ['a peer sees it LEFTCLUSTER', { cfSeen: [{ observer: web1, state: known('LEFTCLUSTER') }] }, 'critical'],
  ['a peer sees it DOWN', { cfSeen: [{ observer: web1, state: known('DOWN') }] }, 'critical'],
  ['a peer sees it UNKNOWN', { cfSeen: [{ observer: web1, state: known('UNKNOWN') }] }, 'unknown'],
  [
    'a peer has no row for it',
    { cfSeen: [{ observer: web1, state: { ...silent, because: { kind: 'missing' } } }] },
    'unknown',
  ],
  [
    'a peer shows a damaged table',
    { cfSeen: [{ observer: web1, state: { ...silent, because: { kind: 'unreadable', line: '' } } }] },
    'unknown',
  ],
  ['RMS is stopped', { rms: { ...silent, because: { kind: 'not-running', what: 'RMS' } } }, 'degraded'],
])('a node is not healthy when %s', (_what, change, severity) => {
  expect(severityOfNode({ ...healthy, ...change })).toBe(severity);
});

test('LEFTCLUSTER seen by a peer counts although the node itself is silent', () => {
  const findings = nodeFindings({
    ...healthy,
    ssh: silent,
    cfSeen: [{ observer: web1, state: known('LEFTCLUSTER') }],
  });
  expect(findings.map(({ code }) => code)).toEqual(['node-not-known', 'cf-leftcluster']);
});

test('a silent observer is one finding, not one about each node that it would see', () => {
  expect(nodeFindings({ ...healthy, cfSeen: [{ observer: web1, state: silent }] })).toEqual([]);
});

type Guest = Parameters<typeof severityOfGuest>[0];
const host = hostNameSchema.parse('kvm-a');
const place = (standing: Guest['placements'][number]['standing']) => ({
  host,
  standing,
  autostart: null,
  managedSave: null,
  persistent: null,
});
const guest: Guest = {
  id: guestIdSchema.parse('00000000-0000-4000-8000-000000000001'),
  name: 'web2',
  placements: [place(known({ state: 'running', reason: 'booted' }))],
  node: web2,
  cluster,
  load: null,
};

test.each<[string, Guest['placements'], string]>([
  ['runs', guest.placements, 'healthy'],
  ['is paused', [place(known({ state: 'paused', reason: 'user' }))], 'critical'],
  ['is suspended', [place(known({ state: 'pmsuspended', reason: 'unknown' }))], 'critical'],
  ['crashed', [place(known({ state: 'crashed', reason: 'panicked' }))], 'critical'],
  ['is off', [place(known({ state: 'shut off', reason: 'shutdown' }))], 'critical'],
  ['is on a silent host', [place(silent)], 'unknown'],
  [
    'is off here and not known there',
    [place(known({ state: 'shut off', reason: 'shutdown' })), place(silent)],
    'unknown',
  ],
  ['has no state', [place(known({ state: 'no state', reason: 'unknown' }))], 'unknown'],
])('a guest that is a node and %s', (_what, placements, severity) => {
  expect(severityOfGuest({ ...guest, placements })).toBe(severity);
});

test('a guest that is no node may be off', () => {
  const placements = [place(known({ state: 'shut off' as const, reason: 'shutdown' }))];
  expect(guestFindings({ ...guest, node: null, placements })).toEqual([]);
});

test('a host that does not answer is unknown, and so is a site of which nothing is known', () => {
  const record = {
    name: host,
    address: 'kvm-a',
    group: null,
    tags: [],
    libvirt: silent,
    load: null,
    guests: [],
    kvmguests: null,
  };
  expect(severityOfHost(record)).toBe('unknown');
  expect(severityOfSite({ hosts: [], guests: [], nodes: [], clusters: [] })).toBe('unknown');
});

type Cluster = Parameters<typeof clusterFindings>[0];
const application = (...states: (string | null)[]): Cluster => ({
  name: cluster,
  configuration: 'B',
  nodes: [web1, web2],
  agents: [],
  applications: [
    {
      name: 'webapp',
      onNodes: states.map((state, index) => ({
        node: index === 0 ? web1 : web2,
        standing: state === null ? silent : known({ state: state as 'Online', details: '' }),
      })),
    },
  ],
});

test.each([
  [['Online', 'Standby'], []],
  [['Faulted', 'Online'], ['application-faulted']],
  [['Offline', 'Wait'], ['application-waiting']],
  [['Offline', 'Offline'], ['application-nowhere-online']],
  [['Offline', null], []],
  [['Maintenance-Online', 'Offline'], []],
])('userApplication %j is said to be %j', (states, codes) => {
  expect(clusterFindings(application(...states)).map(({ code }) => code)).toEqual(codes);
});

test('an agent that failed its test, its start or its kill is critical', () => {
  const agent = { observer: web1, target: web2, agent: 'SA_libvirtgp' };
  const standing = known({ sa: 'Idle', shut: 'Unknown', test: 'TestFailed', init: 'InitWorked' } as const);
  const found = clusterFindings({ ...application('Online', 'Standby'), agents: [{ ...agent, standing }] });
  expect(found).toMatchObject([
    { code: 'sf-agent-failed', severity: 'critical', facts: { state: 'TestFailed' } },
  ]);
});

test('an agent that is no longer listed, or cannot be read, is not known', () => {
  const agent = { observer: web1, target: web2, agent: 'SA_libvirtgp' };
  const standing = { ...silent, because: { kind: 'missing' } } as const;
  const found = clusterFindings({ ...application('Online', 'Standby'), agents: [{ ...agent, standing }] });
  expect(found).toMatchObject([{ code: 'sf-not-known', severity: 'unknown' }]);
});
