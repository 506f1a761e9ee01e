import { expect, test } from 'vitest';
import {
  cluster,
  guest as sampleGuest,
  host,
  IDLE,
  known,
  kvmA,
  node as sampleNode,
  placement,
  unknown,
  web1,
  web2,
} from '../../../../test/support/sample-readings.ts';

import { clusterFindings } from './cluster-findings.ts';
import { guestFindings } from './guest-findings.ts';
import { hostFindings } from './host-findings.ts';
import { nodeFindings } from './node-findings.ts';
import { reconcile } from './reconcile.ts';
import type { GuestDraft, NodeDraft } from './site-readings.ts';
import { severityOf } from './verdicts.ts';

const silent = unknown();
const healthy = sampleNode(web2, 2, [web1]);
const guest = sampleGuest(2, 'web2', kvmA);
const severityOfNode = (node: NodeDraft) => severityOf(nodeFindings(node));
const severityOfGuest = (guest: GuestDraft) => severityOf(guestFindings(guest));

test('a node of which everything is known and good is healthy', () => {
  expect(severityOfNode(healthy)).toBe('healthy');
});

test.each<[string, Partial<NodeDraft>, string]>([
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

test.each<[string, GuestDraft['placements'], string]>([
  ['runs', guest.placements, 'healthy'],
  ['is paused', [placement(kvmA, known({ state: 'paused', reason: 'user' }))], 'critical'],
  ['is suspended', [placement(kvmA, known({ state: 'pmsuspended', reason: 'unknown' }))], 'critical'],
  ['crashed', [placement(kvmA, known({ state: 'crashed', reason: 'panicked' }))], 'critical'],
  ['is off', [placement(kvmA, known({ state: 'shut off', reason: 'shutdown' }))], 'critical'],
  ['is on a silent host', [placement(kvmA, silent)], 'unknown'],
  [
    'is off here and not known there',
    [placement(kvmA, known({ state: 'shut off', reason: 'shutdown' })), placement(kvmA, silent)],
    'unknown',
  ],
  ['has no state', [placement(kvmA, known({ state: 'no state', reason: 'unknown' }))], 'unknown'],
])('a guest that is a node and %s', (_what, placements, severity) => {
  expect(severityOfGuest({ ...guest, placements })).toBe(severity);
});

test('a guest that is no node may be off', () => {
  const placements = [placement(kvmA, known({ state: 'shut off' as const, reason: 'shutdown' }))];
  expect(guestFindings({ ...guest, node: null, placements })).toEqual([]);
});

test('a host that does not answer is unknown, and so is a site of which nothing is known', () => {
  expect(severityOf(hostFindings(host(kvmA, { libvirt: silent })))).toBe('unknown');
  expect(reconcile({ hosts: [], guests: [], nodes: [], clusters: [] }).severity).toBe('unknown');
});

const application = (...states: (string | null)[]) =>
  cluster([web1, web2], {
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
  const standing = known({ ...IDLE, test: 'TestFailed' } as const);
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
